"""Who and where: an article and the authority become a reading."""
