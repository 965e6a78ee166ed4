"""Given names of Europe, the Americas and the Middle East: one before a capitalised word suggests a person."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    adam adrian agnes ahmed albert aleksandar aleksandra alex alexander alexandra alexei alexey alfred ali alice alina
    amir ana anastasia anders andre andrea andreas andrei andrej andrew andrey andrzej angela anita anja ann anna
    annalena anne anthony antoine anton antonio antony ariel arthur artur astrid barack barbara bart beata benjamin
    bernard bernd bill bob bogdan boris borislav bozidar branimir branislav branko brian bruno bujar carl carla carlos
    caroline catherine cecilia charles chris christian christina christine christoph christopher claudia colin
    cristian dalia damir damjan dan daniel daniela danilo david dean deborah denis dennis diana diego dimitar
    dimitrios dirk dmitri dmitry dominic donald dorothea dragan dragana dragoslav dusan edgars edi edita edmond eduard
    edward elena elisabeth elizabeth ella emil emily emine emma emmanuel enrico enver eric erik erika ernest esther
    eugene eva evelyn fatima fatmir federico felix ferdinand filip fiona florian france francesca francesco francis
    francisco francois frank franz fred frederick fredrik friedrich gabriel gabriela gary geoffrey georg george
    georges georgi gerald gerard gerhard giampiero giancarlo giorgia giorgio giovanni giuseppe goran gordana gordon
    grace graham greg gregory guido gunter gustav guy hakan hans harald harry hashim hassan heather heidi heiko
    heinrich helen helena helga henri henrik henry herbert hillary hugo hussein ian ibrahim igor ilham ilir ilona ines
    inga ingrid irena irina isabel isabelle ismail ivan ivana ivica ivo jacek jack jacob jacques jaime jake jakob
    jakub james jan jana jane janet janez janusz jason javier jean jeff jeffrey jelena jens jeremy jerome jerzy jesper
    jessica jim joachim joan joanna joao joe joel johan johann johanna john jonas jonathan jorge jose josef josep
    joseph josip joyce juan judith juha julia julian julie jurgen justin kaja karel karen karin karl karolina katarina
    katerina katharina katherine kathleen katja kay keir keith kemal ken kenneth kevin khalid kim kirsten klaus
    konstantin kristalina kristina kurt kyriakos lars laszlo laura lech leif lena leo leon leonardo leonid leyla
    lidija liliana linda lisa ljubica lloyd louis louise luca lucia luigi luis luka lukas lydia magdalena mahmoud maia
    maja manfred manuel marc marcel marcin marco marcus margaret margus maria marian marie marija marijana marina
    mario marjan mark marko markus marlene marta martha martin martina mary matej mateja mateusz mathieu matt matteo
    matthew matthias maurice max maxim maximilian mehmet melanie melissa michael michal michel michele michelle mick
    mihai mihail mikael mike mikhail milan milena milica milivoje milojko milorad milos milovan mircea mirjana miro
    miroslav mladen mohamed mohammad mohammed monica monika muhammad murat mustafa nadia naim nancy natalia natalie
    natasa nathalie neil nenad nicholas nick nicola nicolae nicolas nicole niels nigel nikola nikolai nikolas nikolay
    nikos nina noel norbert olaf oleg oleksandr oleksii oleksiy olena olga oliver olivera olivier olof omar orhan
    oscar oskar osman otto pablo pal paolo pascal patricia patrick paul paula pavel pawel pedro petar peter petr petra
    petro petteri philip philipp philippe pierre piotr predrag rachel radek radmila radoslav radoslaw rafael rainer
    ralf ralph ramush ramzan rasmus raymond rebecca recep reinhard rene ricardo richard rob robert roberta roberto
    robin rodrigo roger roland rolf roman ronald rosa rose roy rudolf rustem ruth ryan sabine salome salvatore sam
    samantha samuel sandra sanja sanna sara sarah sasa scott sean sebastian sergei sergey sergio sevgil sharon shaun
    sigmar silvio simon simona simone slavica slavko slobodan snezana sofia sonja sophie stanislav stefan stefano
    stella stephan stephane stephanie stephen steve steven stevo stewart stuart susan susanne suzana sven svetlana
    sylvia talat tamara tanja tarja tatiana tatjana ted teresa terry theo theodor theresa thierry thomas tihomir tim
    timo timothy tobias todor tom tomas tomasz tomislav tommy toni tony troels ulf ulrich umberto ursula uwe valentin
    valentina valeri valerie vasil vasile vera veronica veronika vesna victor victoria viktor viktoria vincent
    virginia vitali vitaly vjosa vladimir vladislav vlado vojislav volodymyr walter wayne wendy werner wilhelm willem
    william wim winston wladyslaw wojciech wolfgang xavier yanis yannis yevgeny yulia yuri yves yvonne zana zdravko
    zeljka zeljko zoltan zoran zorana zuzana zvonko
    """.split()
)
"""Without diacritics, in lower case."""
