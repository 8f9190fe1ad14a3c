"""The forty conversations of docs/examples.md: what is asked, not what is answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions that one person asks one after another."""

    title: str
    questions: tuple[str, ...]


def _talk(title: str, *questions: str) -> Conversation:
    return Conversation(title, questions)


CONVERSATIONS: tuple[Conversation, ...] = (
    _talk("Who is behind it", "Who directed Parasite?", "What else did he make?"),
    _talk(
        "A face that is everywhere",
        "What films is Toshiro Mifune in?",
        "Which of those were directed by Kurosawa?",
        "Who did he play in Yojimbo?",
    ),
    _talk(
        "Two who worked together",
        "Which films did James Stewart make with Hitchcock?",
        "And Cary Grant?",
        "Which is the longest?",
    ),
    _talk(
        "Something like it, but older",
        "Recommend me something like Alien, but older than 1970",
        "why the first one?",
    ),
    _talk(
        "An evening with the children",
        "What can I watch with the children tonight? Animated, under 90 minutes",
        "Something from Japan",
        "What is it about? No spoilers please",
    ),
    _talk(
        "Half remembered",
        "What is the film where a weatherman lives the same day again and again?",
        "Who is in it?",
        "How does it end?",
    ),
    _talk(
        "Half remembered, and less of it",
        "the one with the kid who sees his father's stolen bike",
        "Where was it made?",
        "What is its original title?",
    ),
    _talk(
        "Without spoilers, please",
        "What is Psycho about? No spoilers please",
        "How does it end?",
    ),
    _talk(
        "What people say",
        "What do people say about Casablanca?",
        "Is it better rated than Citizen Kane?",
    ),
    _talk(
        "Is it any good?",
        "Is Mulholland Drive any good?",
        "Who is in it?",
        "Something as dreamlike?",
    ),
    _talk(
        "Side by side",
        "Compare King Kong 1933 and King Kong 2005",
        "Which one is longer?",
    ),
    _talk(
        "The same title twice",
        "Who directed West Side Story?",
        "The new one",
        "Who plays Maria in the older one?",
    ),
    _talk(
        "Counting",
        "How many films by Hitchcock do you have?",
        "How many of them are from the fifties?",
        "Which is the best rated?",
    ),
    _talk(
        "A decade",
        "What are the best films of the 1970s?",
        "Only American ones",
        "And shorter than two hours?",
    ),
    _talk(
        "Round the world",
        "Which films from Africa do you know?",
        "What is Touki Bouki about?",
        "Who directed it?",
    ),
    _talk(
        "Another language",
        "What films are in Persian?",
        "Which is the newest?",
        "What happens in it?",
    ),
    _talk(
        "Women behind the camera",
        "What did Jane Campion direct?",
        "When was The Piano released?",
        "Who wrote it?",
    ),
    _talk(
        "A lonely robot",
        "Is there a film about a lonely robot who cleans up garbage?",
        "Films like it?",
    ),
    _talk(
        "The plot thickens",
        "Where does the last scene of The Third Man take place?",
        "What does he sell?",
        "Who plays Harry Lime?",
    ),
    _talk(
        "Silent film night",
        "Which silent films do you have?",
        "What is Metropolis about?",
        "How long is it?",
    ),
    _talk(
        "Laughing",
        "I want to laugh tonight, something old and black and white",
        "something with Marilyn Monroe",
    ),
    _talk(
        "Being afraid",
        "Recommend a scary film that isn't too old",
        "I've seen Get Out",
    ),
    _talk(
        "Westerns",
        "best westerns?",
        "Which of them were made in Italy?",
        "Who wrote the first one?",
    ),
    _talk(
        "A writer looking for neighbours",
        "Find films like a mix of Blade Runner and Casablanca",
        "How alike are Blade Runner and Metropolis?",
    ),
    _talk(
        "War, without glory",
        "War films from the 1980s",
        "Who directed Come and See?",
        "What is it about?",
    ),
    _talk(
        "True stories",
        "Any good documentaries?",
        "What happens in Man on Wire?",
        "How is it rated?",
    ),
    _talk(
        "Roles",
        "Who plays Hannibal Lecter?",
        "In which film?",
        "What else is Jodie Foster in?",
    ),
    _talk(
        "Remakes and their models",
        "Is The Magnificent Seven based on Seven Samurai?",
        "Which one is older?",
    ),
    _talk(
        "Small true things",
        "Tell me something interesting about Seven Samurai",
        "And about Akira Kurosawa?",
    ),
    _talk(
        "Love in a city",
        "a bittersweet love story in a big city",
        "Who made the first of them?",
        "What is it about?",
    ),
    _talk(
        "Numbers",
        "What is the longest film you have?",
        "And the shortest?",
        "How many films from France are there?",
    ),
    _talk(
        "Yes and no",
        "Is Spirited Away an animated film?",
        "Did Miyazaki direct it?",
        "Is it older than My Neighbor Totoro?",
    ),
    _talk(
        "An actor's range",
        "What is the best film with Robert De Niro?",
        "Does he play in The Godfather?",
        "Who does he play in Heat?",
    ),
    _talk(
        "Crossing lists",
        "Which actors are in both Alien and Aliens?",
        "Which directors made both a horror film and a science fiction film?",
    ),
    _talk(
        "A mood",
        "Something sad and beautiful from Asia",
        "after 2000",
    ),
    _talk(
        "The year of",
        "What came out in 1994?",
        "Only crime films",
        "Which is rated higher?",
    ),
    _talk(
        "When it does not know",
        "Who directed The Godfather Part III?",
        "What's the weather tomorrow?",
        "When was Toshiro Mifune born?",
    ),
    _talk("Small talk", "Hello!", "What can you do?", "Thank you, that was fun"),
    _talk(
        "Typing in a hurry",
        "who directed teh godfater",
        "whos in it",
        "smth similar",
    ),
    _talk(
        "Before bed",
        "One film under 80 minutes that I will not forget",
        "What is it about?",
    ),
)
