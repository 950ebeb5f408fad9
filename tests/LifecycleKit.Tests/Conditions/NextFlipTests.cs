using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Conditions;

public class NextFlipTests
{
    private static readonly Gen<Case> Cases =
        from beginning in StoryGen.Beginning
        from events in StoryGen.InOrder(beginning)
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        from question in QuestionGen.Returning
        from last in Gen.Elements(events.Select(e => e.At).Append(beginning))
        from now in StoryGen.Within(beginning).Or(Gen.Choose(0, 6).Select(shifts => last.AddHours(shifts * 9)))
        from entered in StoryGen.Within(beginning)
        from knowsTheFuture in Gen.Elements(true, false, false)
        from probes in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 12)
        select new Case([.. events.Where(e => knowsTheFuture || e.At <= now)], zone, question, now, entered, probes);

    [Fact]
    public void NextFlip_OfAnyCondition_PassesOverNoChange()
    {
        var (flips, changes) = (0, 0);
        Law.Holds(Cases, Check, count: 10_500);
        Assert.True(flips > 2_000 && changes > 800, $"Only {flips} flips lay ahead, and {changes} of them changed the answer.");

        void Check(Case x)
        {
            var (history, context) = (x.ApplyAll(), GivenScores.Context(x.Zone));
            var moment = new Moment(
                new NaiveCustomer(x.Events), NaiveDays.Of(x.Zone), x.Now.UtcTicks, Stage: "s1", StageEntered: x.Entered.UtcTicks);
            var condition = x.Question.ToCondition();
            var truth = condition.Evaluate(Facts(x.Now.UtcTicks));
            var flip = condition.NextFlip(Facts(x.Now.UtcTicks));
            Assert.True(flip > x.Now.UtcTicks, "A flip lies ahead.");
            foreach (var at in Instants(x, moment.Days, flip))
            {
                Assert.Equal(x.Question.Ask(moment with { Ticks = at }), AsAnswer(condition.Evaluate(Facts(at))));
                if (at < flip) Assert.Equal(truth, condition.Evaluate(Facts(at)));
            }

            if (flip == long.MaxValue) return;
            flips++;
            if (condition.Evaluate(Facts(flip)) != truth) changes++;

            Facts Facts(long ticks) =>
                new(history, context, ticks, in Unsafe.NullRef<CustomerEvent>(), StageFields.Attach("s1", x.Entered.UtcTicks));
        }
    }

    [Fact]
    public void NextFlip_OfFactsThatStay_IsNever()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1));
        Assert.All<Condition>(
            [
                Fields.OrderCount.AtLeast(3), Fields.LastOrderAt.OnOrAfter(Days.Day(9)), Fields.LastOrderAt.Exists(),
                Fields.IsReferred.IsTrue(), Condition.Predicate("p", (in _) => true),
            ],
            condition => Assert.Equal(long.MaxValue, condition.NextFlip(new Facts(history, Days.Day(2)))));
    }

    [Fact]
    public void NextFlip_OfAnAge_IsTheInstantAtWhichItIsReached()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1));
        var condition = Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90));
        Assert.Equal(Days.Day(91).UtcTicks, condition.NextFlip(new Facts(history, Days.Day(2))));
        Assert.Equal(Truth.False, condition.Evaluate(new Facts(history, Days.Day(91).AddTicks(-1))));
        Assert.Equal(Truth.True, condition.Evaluate(new Facts(history, Days.Day(91))));
        Assert.Equal(long.MaxValue, condition.NextFlip(new Facts(history, Days.Day(91))));
    }

    [Fact]
    public void NextFlip_BeyondTheCalendar_IsNever()
    {
        var last = new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero);
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = "A", PlacedAt = last, GrossTotal = 1 }));
        Assert.Equal(long.MaxValue, Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(7)).NextFlip(new Facts(history, last)));
        Assert.Equal(long.MaxValue, Fields.RecencyDays.AtLeast(7).NextFlip(new Facts(history, last)));
        Assert.Equal(long.MaxValue, Fields.RecencyDays.AtLeast(decimal.MaxValue).NextFlip(new Facts(history, last)));
    }

    [Fact]
    public void NextFlip_OfAFieldThatComesToBeKnown_IsThatInstant()
    {
        var known = Days.Day(9).UtcTicks;
        var flag = new FlagField(
            "flag", (in facts) => facts.AsOfTicks < known ? Truth.Unknown : Truth.True, FieldTiming.Changing, (in facts) => Next(facts));
        var text = new TextField(
            "text", (in facts) => facts.AsOfTicks < known ? null : "a", FieldTiming.Changing, (in facts) => Next(facts));
        Assert.All([flag.Exists(), flag.IsTrue(), flag.IsFalse(), text.Exists(), text.EqualTo("a"), !text.In("b")], condition =>
        {
            Assert.Equal(known, condition.NextFlip(new Facts(new CustomerHistory(), Days.Day(2))));
            Assert.Equal(long.MaxValue, condition.NextFlip(new Facts(new CustomerHistory(), Days.Day(9))));
        });

        long Next(in Facts facts) => facts.AsOfTicks < known ? known : long.MaxValue;
    }

    /// <summary>
    /// Returns every instant at which the answer might change, the ticks before them, and random instants up to the flip.
    /// </summary>
    private static IEnumerable<long> Instants(Case x, NaiveDays days, long flip)
    {
        var end = Math.Min(flip, x.Now.AddDays(40).UtcTicks);
        var likely = days.Midnights.Concat(x.Events.Where(e => e.ExpiresAt is not null).Select(e => e.ExpiresAt!.Value.UtcTicks))
            .Concat(x.Events.SelectMany(e => e.Deal?.ExpectedCloseAt is { } close ? [close.UtcTicks] : Array.Empty<long>()))
            .Concat(x.Events
                .SelectMany(e => e.Snapshot is { } order ? NaiveInstants.OfOrder(order)
                    : e.Deal is { } deal ? NaiveInstants.OfDeal(deal) : [e.At])
                .SelectMany(_ => x.Question.Ages, (at, age) => at.UtcTicks + age))
            .Concat(x.Question.Ages.Select(age => x.Entered.UtcTicks + age))
            .SelectMany(at => new[] { at - 1, at });
        var random = x.Probes.Select(probe => x.Now.UtcTicks + (long)((end - x.Now.UtcTicks) * (probe / 1e6)));
        return likely.Concat(random).Append(end).Where(at => at >= x.Now.UtcTicks && at <= end);
    }

    private static bool? AsAnswer(Truth truth) => truth switch { Truth.True => true, Truth.False => false, _ => null };

    private sealed record Case(
        CustomerEvent[] Events, TimeZoneInfo Zone, Question Question, DateTimeOffset Now, DateTimeOffset Entered, int[] Probes)
    {
        public CustomerHistory ApplyAll()
        {
            var history = new CustomerHistory();
            foreach (var e in Events) history.Apply(e);
            return history;
        }
    }
}
