"""Half precision is chosen where it is faster, and soon given up where it is not."""

from backend.adapters.embedder.precision import gains


class Machine:
    """A clock that only moves when something is computed."""

    def __init__(self, plain: float, half: float) -> None:
        self.now = 0.0
        self.runs: list[str] = []
        self._seconds = {"plain": plain, "half": half}

    def plain(self) -> None:
        self._run("plain")

    def half(self) -> None:
        self._run("half")

    def gains(self) -> bool:
        return gains(self.plain, self.half, clock=lambda: self.now)

    def _run(self, name: str) -> None:
        self.runs.append(name)
        self.now += self._seconds[name]


def test_half_is_chosen_where_it_takes_half_the_time():
    assert Machine(plain=0.02, half=0.01).gains()


def test_a_small_gain_is_none():
    assert not Machine(plain=0.02, half=0.018).gains()


def test_half_that_takes_longer_is_not_chosen():
    assert not Machine(plain=0.02, half=0.2).gains()


def test_half_that_is_a_hundred_times_slower_is_tried_once():
    machine = Machine(plain=0.02, half=2.0)

    assert not machine.gains()
    assert machine.runs.count("half") == 1
