"""Lists of English words that the reading of plots leans on.

Knows words; knows nothing of films.
"""

import re
from functools import lru_cache
from typing import Final


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


DETERMINERS: Final = word_set(
    "a an the his her their its my our your this that these those some any no each "
    "every another both all several many few one two three four five six"
)
FUNCTION_WORDS: Final = DETERMINERS | word_set(
    "about above across after again against ago ahead all almost alone along already "
    "also although always am amid among and apart are around as aside at away back be "
    "became because become becomes been before behind being below beneath beside "
    "between beyond but by can cannot could despite did do does doing done down due "
    "during either else enough even ever everyone everything except far first for "
    "forth from further get gets getting go goes going gone got had has have having "
    "he hence her here hers herself him himself his how however i if in indeed inside "
    "instead into is it itself just last later least less like made make makes making "
    "may maybe me meanwhile might mine more moreover most much must myself near "
    "nearly neither never nevertheless next nobody none nor not nothing now of off "
    "often on once only onto or other others otherwise ought our ours ourselves out "
    "outside over own per perhaps quite rather really same second she should since so "
    "somehow someone something sometimes somewhere soon still such than them "
    "themselves then there thereby therefore they third though through throughout "
    "thus till to together too toward towards twice under unless until up upon us "
    "very via was we well were what whatever when whenever where whereas whether "
    "which while who whoever whole whom whose why will with within without would yet "
    "you yours yourself"
)
# Words that stand in every second plot, or tell of the film and not of its story.
TELLS_NOTHING: Final = word_set(
    "able absence act action actor actress adaptation addition adventure age air "
    "american animation apparent appearance archive area arise arrival attempt "
    "attention audience author away baby banner base basis beginning behavior behest "
    "bit book bottom boy british budget cameo care career case cast cause center "
    "chance change character child choice cinema cinematography circumstance classic "
    "collaboration collection comedy company concern condition contract control copy "
    "couple course co-production credit crew crime critic currently cut daughter day "
    "deal death debut decade decision detail director documentary dollar drama dream "
    "edition effort element end ending ensue ensuing entry episode era evening event "
    "everyday evidence example executive exist eye face fact family fan father fault "
    "feature feeling field fight figure film focus follow following foot footage form "
    "former franchise friend front future game generation genre girl giving good "
    "group growing guest guy half hand hard head heart help home hour house human "
    "husband idea identity image influence information installment intent interest "
    "involvement issue item job knowledge lack lady large latter lead leader left leg "
    "life light line list little local location long lot love lover main major male "
    "man manner marriage master material matter meaning meantime meeting member "
    "memory middle mid mind minute moment money month morning mother movie music "
    "mystery name narrative need new news night non note number object office old one "
    "opportunity order original other outcome owner pair park part partner party past "
    "path people performance period person picture piece place plan play player plot "
    "point position possibility power premiere present price print problem process "
    "producer production product project property purpose question race range "
    "reaction reality reason reference relationship release rest result return review "
    "revolve right road role romance room satisfaction scene score screen screenplay "
    "script season second sense sequel sequence series set shoot short show side "
    "sight sign silent similar sister situation small son song sort sound soundtrack "
    "spite staff stake start state stop story street strong studio style subject "
    "success summer supply support surprise survive tall target task team term theme "
    "thing thought thriller time tip title today top tour town trip trouble true "
    "truth try turn type uncle use version video view villain violence visit voice "
    "wake want way week wife will winter woman word work world writer year yearling "
    "young younger aunt brother parent whereabouts henchman"
)
# Words that say what a film is about even where they stand only once.
TELLING: Final = word_set(
    # who it is about
    "acrobat adventurer alcoholic alien amnesiac android angel anthropologist "
    "archaeologist architect aristocrat artist assassin astronaut athlete babysitter "
    "ballerina bandit banker barber bartender beggar biker blackmailer bodyguard "
    "boxer bullfighter burglar businessman butcher butler cannibal cheerleader chef "
    "clone clown coach columnist comedian composer conductor convict cowboy criminal "
    "cult cyborg dancer deserter detective devil dictator diplomat doctor drifter "
    "druglord duchess emperor escapee exile explorer farmer filmmaker firefighter "
    "fisherman forger fortune-teller fugitive gambler gangster genie ghost gladiator "
    "gold-digger governess guitarist gunfighter gunman gypsy hacker heir heiress "
    "hermit highwayman hitman hobo hostage housewife hunter hypnotist immigrant "
    "impostor imposter inventor investigator jewel-thief jockey journalist judge "
    "killer king knight landlady lawyer librarian lumberjack mafia magician maid "
    "mermaid millionaire miner minister missionary mobster monk monster mummy "
    "murderer musician ninja nomad novelist nun nurse orphan outlaw painter pharaoh "
    "photographer physician pianist pickpocket pilot pirate playwright poet policeman "
    "politician pope predator president priest prince princess prisoner professor "
    "prospector prostitute psychiatrist psychic psychologist psychopath queen "
    "racketeer rancher ranger rapper reporter revolutionary robber robot ruler "
    "runaway sailor salesman samurai scientist sculptor secretary senator shaman "
    "sheriff shopkeeper showgirl singer skater slave smuggler sniper socialite "
    "soldier sorcerer spaceman spy stowaway stripper student stuntman surgeon surfer "
    "swindler teacher teenager terrorist thief trapper traveler treasure tyrant "
    "undertaker vampire veteran veterinarian viking vigilante waitress warlord "
    "warrior werewolf whaler widow widower witch wizard wrestler zombie "
    # what happens
    "abduction abortion accident addiction adoption adultery alcoholism ambush "
    "amnesia apocalypse arson assassination audition avalanche baptism betrayal "
    "bankruptcy blackmail bombing bribery bullying cancer championship coma "
    "conspiracy corruption counterfeiting coup courtship custody dementia depression "
    "disappearance disease disguise divorce drought duel earthquake election "
    "elopement embezzlement epidemic eviction execution exorcism expedition "
    "experiment explosion extortion feud flood forgery fraud funeral gambling "
    "graduation haunting heist hijacking hoax homecoming honeymoon hurricane "
    "immigration inheritance insanity invasion invention jailbreak jealousy "
    "kidnapping lawsuit lynching manhunt massacre murder mutiny obsession orgy "
    "pandemic piracy plague poisoning pregnancy prank prophecy prostitution racism "
    "ransom rape rebellion reincarnation retirement reunion revenge revolution riot "
    "ritual rivalry robbery sabotage sacrifice scandal seance seduction shipwreck "
    "siege slavery smuggling stalking suicide survival terrorism theft torture "
    "tournament treason trial virus voyage wager wedding "
    # where and among what
    "airplane airport ape army asylum ballet band bank baseball basketball beach "
    "boxing brothel cabaret cabin campus cannibalism caravan carnival casino castle "
    "cat cattle cave cemetery chess church circus clock coal college colony comet "
    "convent convention courtroom cricket crocodile cruise cryptid curse cyberspace "
    "demon desert diamond dinosaur dog doll dragon drug dungeon dystopia elephant "
    "elevator factory fairy farm fashion-show festival football forest frontier "
    "galaxy golf gorilla guillotine harem highway hockey horse hospital hypnosis "
    "iceberg inn insect island jazz jewel jungle kingdom laboratory lake lighthouse "
    "lion locomotive magic manor mansion manuscript marathon mask meteor mine miracle "
    "mirror monastery moon motel motorcycle mountain museum necklace newspaper "
    "nightclub ocean opera orchestra orphanage outback painting palace parrot planet "
    "plantation poison poker police politics portal portrait potion prison pyramid "
    "rabies racetrack railroad rainforest ranch rat religion reservation resort "
    "restaurant rocket rodeo royalty saloon sanatorium satellite school senate shark "
    "sheep ship ski skiing skyscraper slum snake snow soccer spaceship speakeasy "
    "spider stadium stagecoach submarine subway suburb superpower surfing swamp sword "
    "synagogue talisman tattoo taxi telepathy temple theater tiger time-travel toy "
    "trench truck tsunami tunnel underworld unicorn university vampirism vaudeville "
    "vineyard volcano voodoo wagon war warehouse whale wilderness wine wolf yacht zoo"
)
# Sentences on who made a film, and how it did.
ABOUT_MAKING: Final = re.compile(
    r"\b(?:directed|produced|written|co-written|distributed|released|filmed|shot|"
    r"scripted|adapted) (?:and \w+ )?(?:by|on|in|at|for|from|to|with)\b|"
    r"\bstar(?:s|red|ring)\b|\bbox office\b|\bpremiered?\b|\bcritic(?:s|al|ally)\b|"
    r"\bscreenplay\b|\bsoundtrack\b|\bAcademy Awards?\b|\bnominat(?:ed|ion)\b|"
    r"\bfilm festival\b|\bgross(?:ed|ing)\b|\b(?:pre|se)quels?\b|\bremake\b|"
    r"\bbased (?:up)?on\b|\badapt(?:ed|ation)\b|\b[Tt]his (?:film|movie)\b|"
    r"\bis an? (?:[\w'-]+ ){0,6}(?:film|movie|serial|short|documentary|western|cartoon|"
    r"comedy|drama|musical)\b|\b(?:film|movie|picture)'s\b|\bfilm (?:was|is|has)\b|"
    r"\bNational Film Registry\b|\bpublic domain\b|\blost film\b|\bsurviv(?:es|ing)\b|"
    r"\bprints?\b|\b[Tt]he (?:supporting )?cast\b|\bfeatur(?:es|ing|ed) (?:[A-Z]|an)|"
    r"\bfilming\b|\bfranchise\b|\binstallment\b|\bcinematograph|\bdebut\b|\bcameo\b|"
    r"\b(?:Columbia|Paramount|Universal|Warner|MGM|RKO|Republic|Monogram|Fox)\b",
)
# … in which a part may still say what the film is about.
TURNS_TO_STORY: Final = re.compile(
    r"\b(?:about (?=an?\b|the\b|two\b|three\b|how\b|[a-z]+s\b)|in which |"
    r"(?:tell(?:s|ing)?|depict(?:s|ing)?|chronicl(?:es|ing)) (?:the )?(?:true )?"
    r"(?:stor(?:y|ies) )?(?:of )?|(?:centers|centres|revolves|focuses|focusing) "
    r"(?:on|around) |(?:portrays|plays|playing|portraying) (?=an?\b|the\b)|as a |"
    r"follows |following )",
)
_NAMES: Final = (
    "World War II:world war (?:ii|2|two)|second world war",
    "World War I:world war (?:i|1|one)|first world war",
    "Vietnam War:vietnam(?:ese)?",
    "Korean War:korean war",
    "Cold War:cold war|iron curtain",
    "American Civil War:american civil war|confederate army|union army",
    "Gulf War:gulf war",
    "Nazism:nazis?|third reich|gestapo|ss officer",
    "Holocaust:holocaust|concentration camp|auschwitz",
    "Great Depression:great depression",
    "Prohibition:prohibition era|during prohibition|bootlegg(?:er|ers|ing)",
    "Christmas:christmas|santa claus",
    "Halloween:halloween",
    "Thanksgiving:thanksgiving",
    "FBI:fbi",
    "CIA:cia",
    "KGB:kgb",
    "mafia:mafia|mafioso|cosa nostra|mob boss",
    "Hollywood:hollywood",
    "Broadway:broadway",
    "New York City:new york city|manhattan|brooklyn|harlem|bronx",
    "Los Angeles:los angeles",
    "Las Vegas:las vegas",
    "Chicago:chicago",
    "San Francisco:san francisco",
    "New Orleans:new orleans",
    "Texas:texas",
    "Alaska:alaska",
    "Mexico:mexico",
    "London:london",
    "Paris:paris",
    "Berlin:berlin",
    "Rome:rome",
    "Venice:venice",
    "Moscow:moscow",
    "Tokyo:tokyo",
    "Hong Kong:hong kong",
    "China:china",
    "Japan:japan",
    "India:india",
    "Africa:africa",
    "Egypt:egypt",
    "Ireland:ireland",
    "Scotland:scotland",
    "Antarctica:antarctica",
    "Mars:mars",
    "Native Americans:native americans?|american indians?|apaches?|comanches?|sioux",
    "Olympic Games:olympics?|olympic games",
    "Satan:satan|lucifer|antichrist",
    "Dracula:dracula",
    "Sherlock Holmes:sherlock holmes",
)
_ENTRIES: Final = tuple(entry.split(":", 1) for entry in _NAMES)
_NAMED: Final = re.compile(
    r"\b(?:" + "|".join(f"({words})" for _, words in _ENTRIES) + r")\b",
    re.IGNORECASE,
)
_IRREGULAR: Final = {
    "children": "child",
    "feet": "foot",
    "knives": "knife",
    "lives": "life",
    "men": "man",
    "mice": "mouse",
    "news": "news",
    "rabies": "rabies",
    "people": "people",
    "series": "series",
    "species": "species",
    "teeth": "tooth",
    "thieves": "thief",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
_ENDINGS: Final = (
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
)
_NO_PLURAL: Final = ("ss", "us", "is", "as", "os", "ics", "'s")


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """Return a noun's singular, by its ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:  # noqa: PLR2004 - "omen", "amen"
        return f"{word[:-3]}man"
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):  # noqa: PLR2004 - "gas", "his"
        return word
    for plural, single in _ENDINGS:
        if word.endswith(plural):
            return word[: -len(plural)] + single
    return word[:-1]


def named_things(text: str) -> list[str]:
    """Return the places, times and institutions that a text names, in our spelling."""
    found = (match.lastindex for match in _NAMED.finditer(text))
    return list(dict.fromkeys(_ENTRIES[index - 1][0] for index in found if index))
