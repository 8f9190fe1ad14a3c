"""What each source's data may be used for, and what is shown beside them.

The one place for these words: whoever shows a source's text asks here.
Knows terms as their owners state them; is no legal advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class SourceTerms:
    """What whoever uses a source has to know, and has to show."""

    name: str
    """As commands and tables call the source."""
    title: str
    licence: str
    allows: str
    """What the licence means, in our own words."""
    url: str | None
    """Where its owners state their terms."""
    courtesy: str | None
    """Stands wherever the source's text or pictures are shown."""


_ALL: Final = (
    SourceTerms(
        name="imdb",
        title="IMDb non-commercial datasets",
        licence="IMDb: personal and non-commercial use",
        allows="Keep a copy and use it for yourself; earn nothing by it, do not "
        "publish it again, and show the courtesy line.",
        url="https://developer.imdb.com/non-commercial-datasets/",
        courtesy="Information courtesy of IMDb (https://www.imdb.com). "
        "Used with permission.",
    ),
    SourceTerms(
        name="wikipedia",
        title="American films by decade, from Wikipedia",
        licence="Text CC BY-SA 4.0; the data set MIT",
        allows="Use, change and share it, commercially too, if Wikipedia is named "
        "and what is made from its text is shared on the same terms. Posters among "
        "the thumbnails belong to their makers.",
        url="https://github.com/prust/wikipedia-movie-data",
        courtesy="Text from Wikipedia and its contributors, CC BY-SA 4.0 "
        "(https://creativecommons.org/licenses/by-sa/4.0/).",
    ),
    SourceTerms(
        name="plots",
        title="Wikipedia Movie Plots",
        licence="CC BY-SA 4.0",
        allows="Use, change and share it, commercially too, if Wikipedia is named "
        "and what is made from its text is shared on the same terms.",
        url="https://en.wikipedia.org/wiki/Wikipedia:Copyrights",
        courtesy="Plot from Wikipedia and its contributors, CC BY-SA 4.0 "
        "(https://creativecommons.org/licenses/by-sa/4.0/).",
    ),
    SourceTerms(
        name="cmu",
        title="CMU Movie Summary Corpus",
        licence="CC BY-SA",
        allows="Use, change and share it, commercially too, if its makers and "
        "Wikipedia are named and what is made from its text is shared on the same "
        "terms.",
        url="https://www.cs.cmu.edu/~ark/personas/",
        courtesy="Plot from Wikipedia and its contributors, by way of the CMU Movie "
        "Summary Corpus (David Bamman, Brendan O'Connor and Noah A. Smith, 2013), "
        "CC BY-SA.",
    ),
    SourceTerms(
        name="ratings",
        title="MovieLens",
        licence="GroupLens: research, no commercial use",
        allows="Use it for research, and pass it on under the same conditions; earn "
        "nothing by it, claim no endorsement, and name it in what you publish.",
        url="https://grouplens.org/datasets/movielens/",
        courtesy="Likes and tags from MovieLens (F. Maxwell Harper and Joseph A. "
        "Konstan, 2015, The MovieLens Datasets: History and Context, "
        "https://doi.org/10.1145/2827872).",
    ),
    SourceTerms(
        name="reviews",
        title="Large Movie Review Dataset",
        licence="For research; the reviews belong to their writers",
        allows="Use it for research and name its paper; the reviews, written for "
        "IMDb, are counted and quoted in short, never shown whole.",
        url="https://ai.stanford.edu/~amaas/data/sentiment/",
        courtesy="Quoted in short from the Large Movie Review Dataset (Andrew L. Maas "
        "and others, 2011, Learning Word Vectors for Sentiment Analysis).",
    ),
    SourceTerms(
        name="screenplays",
        title="Screenplays",
        licence="Copyright of their writers and studios",
        allows="Analyse what you may lawfully read; it is quoted in short and never "
        "shown whole.",
        url=None,
        courtesy="Quoted in short; the screenplay is its writers' copyright.",
    ),
    SourceTerms(
        name="posters",
        title="Posters from TMDB",
        licence="TMDB: non-commercial use; posters belong to their makers",
        allows="Show posters beside the notice; earn nothing by it without asking "
        "TMDB, and keep its answers for at most six months.",
        url="https://www.themoviedb.org/api-terms-of-use",
        courtesy="This product uses the TMDB API but is not endorsed or certified "
        "by TMDB.",
    ),
    SourceTerms(
        name="starter",
        title="The starter catalogue",
        licence="Plots, loglines, keywords and opinions Apache-2.0; facts from IMDb",
        allows="Use the texts as you like; the facts are IMDb's, for personal and "
        "non-commercial use.",
        url="https://developer.imdb.com/non-commercial-datasets/",
        courtesy="Information courtesy of IMDb (https://www.imdb.com). "
        "Used with permission.",
    ),
    SourceTerms(
        name="films",
        title="Film records of your own",
        licence="Yours",
        allows="What you allow; each record may name its own sources.",
        url=None,
        courtesy=None,
    ),
    SourceTerms(
        name="hand",
        title="Edits by hand",
        licence="Yours",
        allows="What you allow.",
        url=None,
        courtesy=None,
    ),
)
TERMS: Final[Mapping[str, SourceTerms]] = MappingProxyType(
    {terms.name: terms for terms in _ALL},
)
