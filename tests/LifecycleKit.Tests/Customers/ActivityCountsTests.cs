using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class ActivityCountsTests
{
    /// <summary>Visits, messages and custom events over three years, with more names than are kept in many cases.</summary>
    private static readonly Gen<CustomerEvent> OverYears =
        from day in Gen.Choose(0, 1_100)
        from minutes in Gen.Choose(0, 40)
        from kind in Gen.Choose(0, 10)
        from name in Gen.Choose(0, 90)
        let at = Days.Day(day).AddMinutes(minutes)
        select kind switch
        {
            0 => CustomerEvent.Visit(at),
            1 => CustomerEvent.Visit(at, engaged: true),
            2 => CustomerEvent.Message(CustomerEventKind.MessageSent, at, "p", Channels.Email),
            3 => CustomerEvent.Message(CustomerEventKind.MessageOpened, at, "p", Channels.Email),
            4 => CustomerEvent.Message(CustomerEventKind.MessageClicked, at, "p", Channels.Email),
            5 => CustomerEvent.ReferralMade(at),
            6 => CustomerEvent.ContactCaptured(at, Channels.Email),
            _ => CustomerEvent.Custom(at, FormattableString.Invariant($"n{name}")),
        };

    private static readonly Gen<CustomerEvent[]> Many = Gen.Choose(0, 400).SelectMany(count => Gen.ArrayOf(OverYears, count));

    [Fact]
    public void Apply_InAnyOrder_GivesTheSameCounts()
    {
        var over = 0;
        Law.Holds(
            from events in Many from shuffled in Gen.Shuffle(events) select (events, shuffled),
            x =>
            {
                var (first, second) = (HistoryOf(x.events), HistoryOf(x.shuffled));
                Assert.Equal(Text(first), Text(second));
                if (first.CustomEvents.HasMoreNames) over++;
            },
            count: 300);
        Assert.True(over > 50, $"Only {over} customers had more names than are kept.");
    }

    /// <summary>What is kept, computed from all events at once.</summary>
    [Fact]
    public void Capture_OfAnyEvents_IsWhatTheEventsSay() => Law.Holds(
        Many,
        events =>
        {
            var history = HistoryOf(events);
            var counted = events.Where(e => e.Kind is CustomerEventKind.Visit or CustomerEventKind.MessageSent
                or CustomerEventKind.MessageOpened or CustomerEventKind.MessageClicked or CustomerEventKind.ContactCaptured
                or CustomerEventKind.Custom).ToArray();
            var names = events.Select(e => e.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(names.Length > 64, history.CustomEvents.HasMoreNames);
            var data = history.Capture();
            Assert.Equal(
                names.Take(64).Select(name => (name, events.Count(e => e.Name == name), events.Where(e => e.Name == name).Max(e => e.At))),
                (data.CustomEvents ?? []).Select(one => (one.Name, one.Count, one.LastAt)));
            Assert.All(data.CustomEvents ?? [], one => Assert.Equal(Expected(e => e.Name == one.Name), one.Counts));
            Assert.Equal(Expected(e => e.Kind == CustomerEventKind.Visit && !e.Engaged), data.Activity?.UnengagedVisits);
            Assert.Equal(Expected(e => e.Engaged), data.Activity?.EngagedVisits);
            Assert.Equal(Expected(e => e.Kind == CustomerEventKind.MessageSent), data.Activity?.SentMessages);
            Assert.Equal(Expected(e => e.Kind == CustomerEventKind.MessageOpened), data.Activity?.OpenedMessages);
            Assert.Equal(Expected(e => e.Kind == CustomerEventKind.MessageClicked), data.Activity?.ClickedMessages);
            Assert.Equal(Expected(e => e.Kind == CustomerEventKind.ContactCaptured), data.Activity?.CapturedContacts);

            QuarterCounts? Expected(Func<CustomerEvent, bool> isOne)
            {
                if (counted.Length == 0) return null;
                var oldest = counted.Max(e => QuarterOf(e.At)) - TimeSpan.FromDays(401);
                var kept = counted.Where(e => isOne(e) && QuarterOf(e.At) >= oldest).GroupBy(e => QuarterOf(e.At))
                    .Select(quarter => new QuarterCount { StartsAt = quarter.Key, Count = quarter.Count() }).ToArray();
                return kept.Length == 0 ? null : QuarterCounts.Create(kept);
            }
        },
        count: 300);

    [Fact]
    public void Undo_OfAnyEvent_RestoresTheCounts() => Law.Holds(
        from events in Many from last in OverYears from more in Gen.ArrayOf(OverYears) select (events, last, more),
        x =>
        {
            var history = HistoryOf(x.events);
            var before = history.Clone();
            history.Apply(x.last, out var undo);
            history.Undo(undo);
            Assert.Equal(Text(before), Text(history));
            foreach (var one in x.more) Assert.Equal(before.Apply(one), history.Apply(one));
            Assert.Equal(Text(before), Text(history));
        },
        count: 300);

    [Fact]
    public void Clone_OfAnyHistory_ChangesApart() => Law.Holds(
        from events in Many from one in Gen.ArrayOf(OverYears) from other in Gen.ArrayOf(OverYears) select (events, one, other),
        x =>
        {
            var history = HistoryOf(x.events);
            var (copy, fork) = (history.Clone(), history.Fork());
            foreach (var e in x.one) history.Apply(e);
            foreach (var e in x.other) copy.Apply(e);
            Assert.Equal(Text(HistoryOf(x.events)), Text(fork));
            Assert.Equal(Text(HistoryOf([.. x.events, .. x.one])), Text(history));
            Assert.Equal(Text(HistoryOf([.. x.events, .. x.other])), Text(copy));
        },
        count: 300);

    [Fact]
    public void AddSums_OfTwoHistories_IsTheHistoryOfAllEvents() => Law.Holds(
        from events in Many from others in Many select (events, others),
        x =>
        {
            var joined = HistoryOf(x.events);
            joined.AddSums(HistoryOf(x.others));
            Assert.Equal(Text(HistoryOf([.. x.events, .. x.others])), Text(joined));
        },
        count: 300);

    [Fact]
    public void Snapshot_OfAnyHistory_ContinuesAsTheHistory() => Law.Holds(
        from events in Many from more in Gen.ArrayOf(OverYears) select (events, more),
        x =>
        {
            var history = HistoryOf(x.events);
            var data = CustomerHistorySnapshot.FromJson(history.Capture().ToJson());
            var read = CustomerHistory.FromSnapshot(data, new OrderLedger());
            var packed = new PackedWriter();
            history.Pack(packed);
            var from = new PackedReader(packed.Written);
            var unpacked = CustomerHistory.Unpack(ref from);
            Assert.True(from.IsAtEnd);
            foreach (var e in x.more)
            {
                history.Apply(e);
                read.Apply(e);
                unpacked.Apply(e);
            }

            Assert.Equal(Text(history), Text(read));
            Assert.Equal(Text(history), Text(unpacked));
        },
        count: 300);

    [Fact]
    public void Apply_OfMoreInAQuarterThanAnEntryHolds_CountsAll()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < ushort.MaxValue + 5; i++) history.Apply(CustomerEvent.Visit(Days.Day(1).AddTicks(i)));
        var counts = history.Capture().Activity!.UnengagedVisits!;
        Assert.Equal([new QuarterCount { StartsAt = Days.Day(1), Count = ushort.MaxValue + 5 }], counts);
        history.AddSums(CustomerHistory.FromSnapshot(history.Capture(), new OrderLedger()));
        Assert.Equal(2 * (ushort.MaxValue + 5), history.Capture().Activity!.UnengagedVisits![0].Count);
    }

    [Fact]
    public void Apply_OfVisitsAtManyInstants_AllocatesOnlyToGrow()
    {
        var history = new CustomerHistory();
        var visits = Enumerable.Range(0, 200_000).Select(i => CustomerEvent.Visit(Days.Day(0).AddHours(i))).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var visit in visits) history.Apply(visit);
        // 401 days of one visit an hour are kept: 8 bytes each, which move to a new list when half of the list is old.
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)visits.Length;
        Assert.True(bytes <= 40, $"{bytes} bytes a visit.");
    }

    /// <summary>A fork for each event, as the tracker makes them: the entries are copied only to grow.</summary>
    [Fact]
    public void Apply_ToAForkForEachVisit_CopiesNoEntries()
    {
        var visits = Enumerable.Range(0, 20_000).Select(i => CustomerEvent.Visit(Days.Day(0).AddMinutes(i))).ToArray();
        var (history, other) = (new CustomerHistory(), new CustomerHistory());
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var visit in visits) (history = history.Fork()).Apply(visit);
        var counted = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)visits.Length;
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var _ in visits) other = other.Fork();
        var forked = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)visits.Length;
        Assert.InRange(counted - forked, 0, 32);
    }

    /// <summary>Copies of one history take the place after the common entries once; on several threads too.</summary>
    [Fact]
    public void Apply_ToForksOnSeveralThreads_GivesEachItsOwn()
    {
        var history = HistoryOf(Enumerable.Range(0, 9).Select(i => CustomerEvent.Visit(Days.Day(i))));
        var texts = new string[64];
        Parallel.For(0, texts.Length, i =>
        {
            var fork = history.Fork();
            for (var visit = 0; visit <= i; visit++) fork.Apply(CustomerEvent.Visit(Days.Day(10 + i).AddHours(visit), engaged: i % 2 == 0));
            texts[i] = Text(fork);
        });
        for (var i = 0; i < texts.Length; i++)
        {
            var own = Enumerable.Range(0, i + 1)
                .Select(visit => CustomerEvent.Visit(Days.Day(10 + i).AddHours(visit), engaged: i % 2 == 0));
            var expected = Enumerable.Range(0, 9).Select(day => CustomerEvent.Visit(Days.Day(day))).Concat(own);
            Assert.Equal(Text(HistoryOf(expected)), texts[i]);
        }
    }

    [Fact]
    public void Create_OfWrongCounts_IsRefused()
    {
        var one = new QuarterCount { StartsAt = Days.Day(0), Count = 1 };
        Assert.Throws<ArgumentException>("counts", () => QuarterCounts.Create([one, one]));
        Assert.Throws<ArgumentException>("counts", () => QuarterCounts.Create([one with { Count = 0 }]));
        Assert.Throws<ArgumentException>("counts", () => QuarterCounts.Create([one with { StartsAt = Days.Day(0).AddMinutes(1) }]));
        Assert.Equal("2 event(s) in 2 quarter(s)", $"{QuarterCounts.Create([one, one with { StartsAt = Days.Day(1) }])}");
    }

    private static DateTimeOffset QuarterOf(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.FromMinutes(15).Ticks));

    private static CustomerHistory HistoryOf(IEnumerable<CustomerEvent> events)
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        return history;
    }

    private static string Text(CustomerHistory history) => history.Capture().ToJson();
}
