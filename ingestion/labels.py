"""Themes, tones and settings that a plot may be nearest to, by its vectors.

Knows labels, each with a phrase that an embedder can compare with a plot; knows
nothing of which embedder. What is found is a guess, to be marked as derived.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from backend.ports import Vectors

LabelKind = Literal["theme", "tone", "setting"]

MOST_OF_A_KIND: Final = 3
# A label is taken when a plot is nearer to it than almost all other plots are, and
# near enough at all: docs/benchmarks.md, "Keywords, themes, tone and setting".
FURTHEST_OUT: Final = 3.0
NEAR_ENOUGH: Final = 0.4


@dataclass(frozen=True, slots=True)
class Label:
    """What a film may be about, how it may feel, or where and when it may play."""

    kind: LabelKind
    name: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Usual:
    """How near plots usually are to each label."""

    mean: npt.NDArray[np.float32]
    spread: npt.NDArray[np.float32]


def usual_nearness(plots: Sequence[Vectors], label_vectors: Vectors) -> Usual:
    """Return how near these plots, each with its passages' vectors, are to labels.

    Some labels are near to everything; a few hundred plots tell which.
    """
    nearness = np.stack([_nearness(vectors, label_vectors) for vectors in plots])
    return Usual(nearness.mean(axis=0), np.maximum(nearness.std(axis=0), 1e-3))


def nearest_labels(
    vectors: Vectors,
    label_vectors: Vectors,
    usual: Usual,
) -> tuple[Label, ...]:
    """Return the labels that a plot is unusually near to, nearest first."""
    if not len(vectors):
        return ()
    nearness = _nearness(vectors, label_vectors)
    outstanding = (nearness - usual.mean) / usual.spread
    counts: dict[LabelKind, int] = {}
    chosen: list[Label] = []
    for place in np.argsort(-outstanding, kind="stable"):
        if outstanding[place] < FURTHEST_OUT:
            break
        label = LABELS[place]
        is_room = counts.get(label.kind, 0) < MOST_OF_A_KIND
        if nearness[place] >= NEAR_ENOUGH and is_room:
            counts[label.kind] = counts.get(label.kind, 0) + 1
            chosen.append(label)
    return tuple(chosen)


def _nearness(vectors: Vectors, label_vectors: Vectors) -> npt.NDArray[np.float32]:
    """Return a plot's nearness to each label: mostly that of its nearest passage."""
    each = vectors @ label_vectors.T
    return np.asarray(0.7 * each.max(axis=0) + 0.3 * each.mean(axis=0), np.float32)


def _labels(kind: LabelKind, lines: str) -> tuple[Label, ...]:
    pairs = (line.split(": ", 1) for line in lines.strip().splitlines())
    return tuple(Label(kind, name.strip(), phrase.strip()) for name, phrase in pairs)


LABELS: Final = (
    *_labels(
        "theme",
        """
        abuse of power: those in power abuse it and the weak suffer for it
        addiction: someone is addicted to drugs, alcohol or gambling and cannot stop
        adultery: a married person has an affair behind the spouse's back
        ageing: an old man or woman looks back on life and faces growing old
        ambition: someone sacrifices everything to rise to the top
        animal friendship: a child or a loner bonds with an animal
        arranged marriage: parents force a daughter to marry a man she does not love
        artificial intelligence: a robot or a computer begins to think for itself
        artist's life: a painter, writer or composer struggles to create
        betrayal: a trusted friend or partner turns traitor
        blackmail: someone is blackmailed with a secret from the past
        censorship and free speech: journalists fight to publish the truth
        class difference: rich and poor fall in love across the barrier of class
        clash of cultures: strangers from different cultures have to live together
        climate and nature: mankind destroys nature and nature strikes back
        coming of age: a teenager grows up over one summer
        con artists: swindlers plan an elaborate confidence trick
        corruption: police and politicians are corrupt and take bribes
        courtroom: a lawyer defends the accused in a murder trial
        crime doesn't pay: a gangster rises and falls
        criminals on the run: a couple of criminals flee from the police
        cult: a religious cult controls its followers
        dance: dancers rehearse for a show or a competition
        disability: a person learns to live with a disability
        disaster: people try to survive a natural disaster
        double life: someone leads a double life under a false identity
        dysfunctional family: a quarrelling family comes together and old wounds open
        escape: prisoners plan a daring escape
        espionage: a secret agent steals plans behind enemy lines
        facing death: someone is dying of an illness and makes peace with life
        faith: a believer's faith in God is put to the test
        fame: a singer or actor becomes a star and is destroyed by fame
        fathers and sons: a son and his father become reconciled
        female friendship: women stand by each other through hard times
        first love: two teenagers fall in love for the first time
        forbidden love: lovers are kept apart by society or by their families
        found family: misfits and outsiders become a family
        friendship: two very different people become close friends
        ghosts: a house is haunted by the spirits of the dead
        good against evil: a hero must stop a dark lord from ruling the world
        greed: people turn on each other over gold or money
        grief: someone mourns a dead child or spouse
        guilt: someone is tormented by guilt over a crime
        heist: a gang of thieves plans to rob a bank or a casino
        hunted: an innocent man is hunted and must prove his innocence
        immigration: immigrants arrive in a new country and struggle to belong
        inheritance: relatives fight over a dead man's will and fortune
        injustice: an innocent person is condemned for a crime
        invention: an inventor builds a machine that changes everything
        investigation: a detective investigates a murder and questions suspects
        jealousy: jealousy drives a lover or husband to violence
        justice by one's own hand: a vigilante takes the law into his own hands
        kidnapping: someone is kidnapped and held for ransom
        labour struggle: workers go on strike against the company
        loneliness: a lonely person longs for company in a big city
        lost in the wild: survivors of a crash are stranded and must survive
        love triangle: a woman must choose between two men who love her
        madness: someone slowly loses their mind
        man against machine: machines rise up against humans
        marriage: a marriage breaks down and the couple divorces
        marriage of convenience: strangers marry for money or papers and fall in love
        memory loss: someone wakes up without memory of who they are
        mistaken identity: someone is taken for somebody else
        monster: a monstrous creature attacks a town
        motherhood: a mother gives up everything for her child
        music: a band forms and plays its way to success
        obsession: a man becomes dangerously obsessed with a woman
        organized crime: mafia families fight for control of the city
        orphan: an orphan child looks for a home
        outlaws and lawmen: a sheriff faces outlaws who terrorise a town
        parallel worlds: someone enters another dimension or a magical world
        political campaign: a politician runs for election
        poverty: a poor family struggles to survive
        pregnancy: an unmarried woman discovers that she is pregnant
        psychopath: a psychopath stalks and murders his victims
        pursuit of treasure: adventurers search for a lost treasure
        quest: heroes set out on a long journey to find a magical object
        racism: black people face racism and segregation
        rebellion: the oppressed rise up against a tyrant
        redemption: a criminal or sinner seeks redemption
        rescue: soldiers set out to rescue hostages
        return home: a man returns to his home town after many years
        revenge: someone takes revenge for the murder of their family
        rivalry: two rivals compete for the same prize or woman
        sacrifice: a hero gives his life to save the others
        science gone wrong: a scientist's experiment goes horribly wrong
        second chance: someone gets a second chance to put life right
        secret from the past: a dark secret from the past comes to light
        serial killer: police hunt for a serial killer
        sexual awakening: someone discovers sexuality and desire
        slavery: slaves are sold, beaten and long for freedom
        sports underdog: an underdog team trains for the big game
        suicide: someone in despair tries to kill himself
        superheroes: a hero with superhuman powers fights a villain
        surveillance: people are watched and wiretapped
        teacher and pupils: a teacher inspires difficult pupils
        time travel: someone travels through time and changes history
        trauma of war: a veteran comes home from war and cannot forget it
        twins and doubles: twins or lookalikes change places
        undercover: a policeman goes undercover in a gang
        vampires: vampires drink the blood of the living
        wedding: everything goes wrong before a wedding
        wilderness: a man lives alone in the wilderness
        witchcraft: a witch casts a curse or a spell
        women's emancipation: a woman defies what men expect of her
        wrongful accusation: someone is falsely accused and clears their name
        zombies: the living dead attack the survivors
        """,
    ),
    *_labels(
        "tone",
        """
        absurd: an absurd, surreal and nonsensical story
        bleak: a bleak, hopeless and depressing story
        darkly comic: a black comedy about death and crime
        disturbing: cruel, graphic and disturbing violence and torture
        eerie: an eerie, creepy and frightening atmosphere
        epic: a sweeping epic of armies, kingdoms and battles
        farcical: a farce of misunderstandings, disguises and slapstick
        heartwarming: a heartwarming story of kindness and hope
        inspirational: an inspiring true story of courage against the odds
        light-hearted: a light-hearted, playful comedy with a happy end
        melancholy: a sad, wistful story of loss and longing
        nostalgic: fond memories of childhood in earlier days
        romantic: a tender love story with a kiss at the end
        satirical: a satire that mocks politics, business or the media
        suspenseful: a tense race against time with danger at every turn
        swashbuckling: sword fights, daring rescues and high adventure
        tragic: a tragedy that ends in death and despair
        whimsical: a whimsical fairy tale full of magic and wonder
        """,
    ),
    *_labels(
        "setting",
        """
        American South: a plantation or small town in the American South
        ancient world: ancient Rome, Greece, Egypt or biblical times
        backstage: backstage at a theatre, show girls and producers on Broadway
        big city: the streets of a big city such as New York
        boarding school: a boarding school with teachers and pupils
        circus: a circus with clowns, acrobats and animals
        college: students at a college campus
        convent: nuns in a convent or monks in a monastery
        desert: a caravan or legion crossing the desert
        farm: a family farm in the countryside
        film business: actors, directors and studios in Hollywood
        First World War: soldiers in the trenches of the First World War
        future: a future society after the collapse of civilisation
        high school: teenagers at an American high school
        hospital: doctors and nurses in a hospital
        hotel: guests and staff of a hotel
        island: castaways on a tropical island
        jungle: an expedition in the jungle of Africa or the Amazon
        mansion: a remote country house with strange servants
        medieval times: knights, kings and castles in the Middle Ages
        mountains: mountaineers in snow and ice
        newsroom: reporters and editors of a newspaper
        occupied Europe: resistance against the Nazis in occupied Europe
        prison: convicts and guards in a prison
        ranch: cowboys, cattle and a ranch
        Second World War: soldiers and sailors in battle in the Second World War
        ship: the crew and passengers of a ship at sea
        slums: children in the slums and tenements
        small town: gossip and secrets in a small town
        space: astronauts on a spaceship in outer space
        submarine: the crew of a submarine under water
        suburbia: families in a quiet American suburb
        train: passengers on a train
        underworld: gangsters, nightclubs and speakeasies
        Vietnam War: American soldiers in Vietnam
        Wild West: gunfighters, stagecoaches and Indians on the frontier
        """,
    ),
)
