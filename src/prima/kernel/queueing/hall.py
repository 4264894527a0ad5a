"""The waiting hall, event by event: somebody comes, a desk is free, a desk opens or closes."""

from collections import deque
from heapq import heappop, heappush
from math import inf

from prima.kernel.queueing.days import Day, Desks, End
from prima.kernel.queueing.lanes import ORDINARY, Ageing, next_lane


class Hall:
    """One day in play. `open()` runs it; `over` and `ends` then tell what became of each.

    Always true: nobody waits while an open desk is free; within a lane people
    are called in the order in which they came.
    """

    def __init__(self, day: Day, services: list[float], desks: Desks, rule: Ageing) -> None:
        people = len(services)
        self.arrivals: list[float] = day.arrivals.tolist()
        self.services = services
        self.lane_of: list[int] = [ORDINARY] * people if day.lanes is None else day.lanes.tolist()
        self.stays_until: list[float] = (
            [inf] * people if day.patience is None else (day.arrivals + day.patience).tolist()
        )
        self.roster = [*desks.steps, (inf, 0)]
        self.rule = rule
        self.over = [inf] * people
        self.ends = [int(End.UNSERVED)] * people
        self.waiting: list[deque[int]] = [deque() for _ in rule.ratios]
        self.favoured = 0
        self.busy_until: list[float] = []
        self.desks = 0

    def open(self) -> None:
        """Go from event to event. At one moment: first who finishes, then desks, then who comes."""
        arrivals = [*self.arrivals, inf]
        person = step = 0
        while True:
            done = self.busy_until[0] if self.busy_until else inf
            change, arrival = self.roster[step][0], arrivals[person]
            now = min(done, change, arrival)
            if now == inf:
                break
            if done == now:
                heappop(self.busy_until)
            elif change == now:
                self.desks = self.roster[step][1]
                step += 1
            else:
                self.waiting[self.lane_of[person]].append(person)
                person += 1
            while len(self.busy_until) < self.desks and self._call(now):
                pass
        self._send_home()

    def _call(self, now: float) -> bool:
        """Call the next to a free desk; False when nobody waits."""
        heads = [self._since(line, now) for line in self.waiting]
        lane = next_lane(heads, self.rule, self.favoured, now)
        if lane is None:
            return False
        person = self.waiting[lane].popleft()
        self.favoured = 0 if lane == ORDINARY else self.favoured + 1
        self.over[person] = now
        self.ends[person] = End.SERVED
        heappush(self.busy_until, now + self.services[person])
        return True

    def _since(self, line: deque[int], now: float) -> float | None:
        """Return since when its first waits, once those who gave up are crossed off."""
        while line:
            if self.stays_until[line[0]] >= now:
                return self.arrivals[line[0]]
            self._leave(line.popleft())
        return None

    def _leave(self, person: int) -> None:
        self.over[person] = self.stays_until[person]
        self.ends[person] = End.LEFT

    def _send_home(self) -> None:
        """Whoever still waits when nothing more happens gives up, or was never served."""
        for line in self.waiting:
            for person in line:
                if self.stays_until[person] < inf:
                    self._leave(person)
