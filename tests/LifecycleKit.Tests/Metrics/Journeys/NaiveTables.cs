using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Compares the tables of journeys with plain queries of every customer, and checks the identities between them.</summary>
internal static class NaiveTables
{
    public static void AssertFunnel(StageRanks ranks, NaiveJourney[] customers)
    {
        var funnel = StageFunnel.Of(ranks, customers.Select(customer => customer.Path(ranks)));
        Assert.Equal(customers.Length, funnel.CustomerCount);
        Assert.Equal(ranks.Steps, funnel.Steps.Select(step => step.Stages));
        var reached = ranks.Steps
            .Select(
                (_, i) => customers.LongCount(
                    customer => customer.Entries.Any(entry => ranks.Steps.Skip(i).Any(step => step.Contains(entry.Stage)))))
            .ToList();
        for (var i = 0; i < reached.Count; i++)
        {
            var step = funnel.Steps[i];
            Assert.Equal((reached[i], Ratio.Of(reached[i], reached[0])), (step.ReachedCount, step.ShareOfFirst));
            if (i + 1 == reached.Count)
            {
                Assert.Equal((default, default), (step.ContinuationRate, step.DropOffRate));
                continue;
            }

            Assert.True(reached[i + 1] <= reached[i]);
            Assert.Equal(
                (Ratio.Of(reached[i + 1], reached[i]), Ratio.Of(reached[i] - reached[i + 1], reached[i])),
                (step.ContinuationRate, step.DropOffRate));
        }

        var weakest = funnel.Steps.Where(step => step.DropOffRate.Numerator > 0)
            .OrderByDescending(step => step.DropOffRate.Numerator / step.DropOffRate.Denominator).Cast<FunnelStep?>().FirstOrDefault();
        Assert.Equal(weakest, funnel.WeakestStep);
    }

    public static void AssertFlow(StageRanks ranks, NaiveJourney[] customers, Period period)
    {
        var flow = StageFlow.Of(ranks, customers.Select(customer => customer.Path(ranks)), period);
        foreach (var to in ranks.Stages)
        {
            foreach (var from in ranks.Stages.Prepend(null))
                Assert.Equal(customers.Count(c => c.Before(period.From) == from && c.Before(period.To) == to), flow.GetCount(from, to));
            Assert.Equal(customers.Count(c => c.Before(period.From) == to), flow.GetCountAtOpening(to));
            Assert.Equal(customers.Count(c => c.Before(period.To) == to), flow.GetCountAtClose(to));
        }

        Assert.Equal(customers.Count(c => c.Before(period.From) is { } before && before != c.Before(period.To)), flow.MovedCount);
        Assert.Equal(flow.ToLinks().Where(link => link.From is null).Sum(link => link.Count), flow.StartedCount);
        Assert.All(flow.ToLinks(), link => Assert.Equal(flow.GetCount(link.From, link.To), link.Count));
        Assert.Equal(customers.Count(c => c.Before(period.To) is not null), flow.ToLinks().Sum(link => link.Count));
    }

    public static void AssertMoves(StageRanks ranks, NaiveJourney[] customers, Period period)
    {
        var moves = StageTransitions.Of(ranks, customers.Select(customer => customer.Path(ranks)), period);
        var all = customers.SelectMany(customer => customer.Moves).Where(move => period.Contains(move.At)).ToList();
        foreach (var to in ranks.Stages)
        {
            foreach (var from in ranks.Stages.Prepend(null))
                Assert.Equal(all.Count(move => (move.From, move.To) == (from, to)), moves.GetCount(from, to));
        }

        Assert.Equal(
            (all.Count(move => move.From is not null), all.Count(move => move.From is null)), (moves.TransitionCount, moves.StartCount));
        Assert.Equal(all.Count, moves.ToLinks().Sum(link => link.Count));
    }

    public static void AssertMatrix(StageRanks ranks, NaiveJourney[] customers, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var matrix = StageTransitionMatrix.Of(ranks, customers.Select(customer => customer.Path(ranks)), period, unit, zone);
        var beginnings = Beginnings(period, unit, zone).Where(instant => instant >= period.From && instant <= period.To).ToList();
        Assert.Equal(Math.Max(0, beginnings.Count - 1), matrix.UnitCount);
        var pairs = beginnings.Zip(beginnings.Skip(1)).ToList();
        var counts = matrix.ToCounts();
        for (var i = 0; i < ranks.Stages.Length; i++)
        {
            var (from, row) = (ranks.Stages[i], 0L);
            for (var j = 0; j < ranks.Stages.Length; j++)
            {
                var to = ranks.Stages[j];
                var expected = pairs.Sum(pair => customers.Count(c => c.Before(pair.First) == from && c.Before(pair.Second) == to));
                Assert.Equal((expected, expected), (matrix.GetCount(from, to), counts[i, j]));
                row += expected;
            }

            Assert.Equal(pairs.Sum(pair => customers.Count(c => c.Before(pair.First) == from)), row);
            Assert.Equal(row, matrix.GetCustomerCount(from));
            Assert.Equal(Ratio.Of(counts[i, 0], row), matrix.GetShare(from, ranks.Stages[0]));
        }
    }

    public static void AssertCounts(StageRanks ranks, NaiveJourney[] customers, Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var counts = StageCounts.Of(ranks, customers.Select(customer => customer.Path(ranks)), period, unit, zone);
        var borders = Beginnings(period, unit, zone).Where(instant => instant > period.From && instant < period.To)
            .Prepend(period.From).Append(period.To).ToList();
        Assert.Equal(borders.Zip(borders.Skip(1), Period.Create), counts.Units);
        var moves = customers.SelectMany(customer => customer.Moves).ToList();
        foreach (var stage in ranks.Stages)
        {
            foreach (var row in counts.GetRows(stage))
            {
                Assert.Equal(moves.Count(move => move.To == stage && row.Period.Contains(move.At)), row.EntryCount);
                Assert.Equal(moves.Count(move => move.From == stage && row.Period.Contains(move.At)), row.ExitCount);
                Assert.Equal(customers.Count(c => c.Before(row.Period.From) == stage), row.OpeningCount);
                Assert.Equal(customers.Count(c => c.Before(row.Period.To) == stage), row.ClosingCount);
            }
        }
    }

    public static void AssertTimes(StageRanks ranks, NaiveJourney[] customers, Period? window)
    {
        var times = TimeInStage.Of(ranks, customers.Select(customer => customer.Path(ranks)), window);
        foreach (var stage in ranks.Stages)
        {
            var stays = customers.SelectMany(customer => customer.Stays(stage, window)).Order().ToList();
            Assert.Equal(stays.Count, times.GetStays(stage).Count);
            Assert.Equal(stays, times.GetStays(stage).Rows
                .SelectMany(row => Enumerable.Repeat((row.Entry, row.Duration, row.IsEvent), (int)row.Count)).Order());
        }
    }

    /// <summary>The instants about a period at which units begin, found by going through its dates.</summary>
    private static SortedSet<DateTimeOffset> Beginnings(Period period, CalendarUnit unit, TimeZoneInfo zone)
    {
        var last = CalendarDays.DateOf(period.To, zone).AddDays(1);
        var instants = new SortedSet<DateTimeOffset>();
        for (var date = CalendarDays.DateOf(period.From, zone); date <= last; date = date.AddDays(1))
            if (CalendarPeriods.StartOf(date, unit) == date) instants.Add(CalendarDays.StartOf(date, zone));
        return instants;
    }
}
