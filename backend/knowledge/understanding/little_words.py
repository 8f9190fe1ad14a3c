"""Words that tie others together, small talk, and words of the film world."""

from typing import Final

from backend.domain.plans import Courtesy

ARTICLES: Final = frozenset(("a", "an", "the"))
# Words that tie others together; what they say is read from the gap they stand in.
LINKS: Final = frozenset(
    "a an the of in on at to for from with without by and or not no nor but than as "
    "that which what whose 's , ; : - – — ( ) ? ! . \" ' / is are was were be been "
    "being am do does did done has have had having can could would will shall should"
    " may might must there here it its this these those also too both either neither"
    " only just ever never still all any some each every other others another more much"
    " many me my i you your yours we us our them they their he she his her him hers"
    " theirs himself herself themselves how where why when tell show give get list"
    " find name say know want need like see please ok okay well so then now actually"
    " really again together alongside along same share shares shared sharing except"
    " excluding besides apart minus plus vs versus between under over about into onto"
    " up down out off per via if whether while during since until till after before"
    " one's own whole exactly precisely roughly approximately around let lets got hey"
    " hi hello thanks thank btw um uh hmm oh yeah yes nope sorry mean wondering"
    " curious question quick remember think guess maybe perhaps basically right"
    " database catalogue catalog collection library imdb main primary great good nice"
    " cool big old listed list credited called named known happen happens exist exists"
    " out there possible could're 've 'd 'll 'm 're which's who's featured watch"
    " watched seen saw looking search version versions overall fine never mind ever"
    " lot lots couple two-part bit just' quite very years-old kinda type-of going"
    " considered titled entitled regarded anyways anyway different several various"
    " multiple correct true right? whole entire work currently speak talk recommend"
    " suggest world"
    " earth heck back drop remove leave skip thing things somehow ago applicable"
    " applied fall falls belong belongs appear-in full "
    "english-language them? under? describes s re d ll m ve t"
    " pls plz please kindly according though because evening morning afternoon"
    " folks mate dude buddy bro sir dear lol haha tbh imo btw fyi anyhow"
    " surely certainly definitely honestly simply merely entirely altogether"
    " today tonight tomorrow yesterday nowadays already yet soon"
    " gotta dunno lemme possibly probably supposedly apparently"
    " mentioned above following below certain particular specific specifically"
    " takes take meant sort sorted order ordered rank ranked arrange compare compared"
    " comparing quote instead otherwise wonder wondered".split()
)

COURTESIES: Final[dict[str, Courtesy]] = {
    **dict.fromkeys(
        (
            "hello",
            "hi",
            "hey",
            "good morning",
            "good evening",
            "hi there",
            "hello there",
            "good afternoon",
            "greetings",
            "hey there",
            "yo",
        ),
        Courtesy.HELLO,
    ),
    **dict.fromkeys(
        (
            "help",
            "what can you do",
            "what can i ask",
            "what can i ask you",
            "who are you",
            "how does this work",
            "what are you",
            "what do you do",
            "what do you know",
            "whats your favourite film",
            "whats your favourite movie",
            "what is your favourite film",
            "what is your favourite movie",
            "whats your favorite movie",
            "what is your favorite movie",
            "what is this",
            "how do you work",
            "what can i do here",
            "what kind of questions can i ask",
            "what questions can i ask",
            "are you a robot",
        ),
        Courtesy.HELP,
    ),
    **dict.fromkeys(
        (
            "thanks",
            "thank you",
            "thx",
            "cheers",
            "great thanks",
            "thanks a lot",
            "ta",
            "thank you very much",
            "many thanks",
            "perfect thanks",
            "ok thanks",
            "nice",
            "great",
            "cool",
            "awesome",
            "thanks so much",
            "perfect",
        ),
        Courtesy.THANKS,
    ),
    **dict.fromkeys(
        ("bye", "goodbye", "good night", "see you", "bye bye", "see you later"),
        Courtesy.GOODBYE,
    ),
}

# Words by which a question about the film world is told from one about anything else.
FILM_WORLD: Final = frozenset(
    "film films movie movies cinema actor actors actress director directors oscar "
    "oscars screenplay hollywood bollywood sequel prequel trailer cast casting "
    "blockbuster documentary thriller comedy horror western scene scenes character "
    "characters plot script imdb franchise remake studio filmed premiere picture "
    "directed starring starred rated rating box".split()
)
