using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Tests.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The instants at which the next order is due, by the model and by the rhythm of the customer.</summary>
public class NextOrderFieldTests
{
    private static readonly InstantField[] Instants = [Fields.NextOrderAt, Fields.NextExpectedOrderAt];

    private static readonly Gen<Case> Cases =
        from model in Populations.Any
        from customer in Populations.Customers
        from minutes in Gen.Choose(-1440, 60 * 1440)
        from field in Gen.Elements(Instants)
        from age in Gen.Choose(1, 90 * 1440)
        from question in Gen.Choose(0, 4)
        from probes in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 8)
        select new Case(
            model, customer, customer.Profile.LastOrderAt!.Value.AddMinutes(minutes), field, TimeSpan.FromMinutes(age), question, probes);

    /// <summary>The oracle knows the definition of a median alone: no purchase until then has the probability ½.</summary>
    [Fact]
    public void NextOrderAt_OfAnyCustomer_IsTheMedianAtTheLastOrder()
    {
        var (present, missing) = (0, 0);
        Law.Holds(Cases, x =>
        {
            var last = x.Customer.Profile.LastOrderAt!.Value;
            var window = PurchaseWindow.Create(last.AddTicks(1), x.Context.TimeZone, x.Model.Unit, x.Model.Grain);
            Assert.True(x.Customer.Orders.TryGetPurchaseHistory(window, out var history));
            var value = Fields.NextOrderAt.ValueOf(x.Facts(x.Now));
            var days = (DateTimeOffset.MaxValue - last).TotalDays;
            if (!value.HasValue)
            {
                missing++;
                Assert.True(NoPurchaseUntil(days) > 0.5 - 1e-6);
                return;
            }

            present++;
            var waited = (value.Instant - last).TotalDays;
            Assert.Equal(0, (value.Instant - last).Ticks % TimeSpan.TicksPerSecond);
            const double second = 1.01 / 86_400;
            Assert.InRange(0.5, NoPurchaseUntil(waited + second) - 1e-7, NoPurchaseUntil(Math.Max(0, waited - second)) + 1e-7);

            double NoPurchaseUntil(double time) => x.Model.Purchases.ProbabilityOfPurchases(history, 0, time / x.Model.Unit.ToDays()).Value;
        });
        Assert.True(present > 300 && missing > 100, $"{present} have a median, {missing} do not.");
    }

    [Fact]
    public void NextOrderAt_AtEveryInstant_IsThatOfTheModel() => Law.Holds(Cases, x =>
    {
        var expected = x.Model.FindNextOrder(x.Customer, x.Context.TimeZone);
        foreach (var at in (DateTimeOffset[])[x.Now, x.Now.AddTicks(1), x.Now.AddDays(1), x.Now.AddDays(700)])
        {
            var value = Fields.NextOrderAt.ValueOf(x.Facts(at));
            Assert.Equal(expected, value.HasValue ? value.Instant : null);
        }
    });

    [Fact]
    public void NextExpectedOrderAt_OfAnyCustomer_IsTheLastOrderAndTheMeanInterval() => Law.Holds(Cases, x =>
    {
        var placed = x.Customer.Orders.CountedOrders.Select(order => order.PlacedAt.UtcTicks).ToArray();
        var intervals = placed.Zip(placed.Skip(1), (left, right) => (decimal)(right - left)).ToArray();
        var value = Fields.NextExpectedOrderAt.ValueOf(x.Facts(x.Now));
        Assert.Equal(intervals.Sum() > 0, value.HasValue);
        if (value.HasValue) Assert.Equal(placed[^1] + (long)decimal.Floor(intervals.Average()), value.Instant.UtcTicks);
    });

    [Fact]
    public void NextFlip_OfAConditionOnTheInstant_IsWhenTheAnswerChanges()
    {
        var changes = 0;
        Law.Holds(Cases, Check, count: 3_000);
        Assert.True(changes > 500, $"Only {changes} answers changed.");

        void Check(Case x)
        {
            var condition = x.Condition();
            var (truth, flip) = (condition.Evaluate(x.Facts(x.Now)), condition.NextFlip(x.Facts(x.Now)));
            Assert.True(flip > x.Now.UtcTicks);
            var end = Math.Min(flip - 1, x.Now.AddDays(2_000).UtcTicks);
            foreach (var at in x.Probes.Select(probe => x.Now.UtcTicks + (long)((end - x.Now.UtcTicks) * (probe / 1e6))).Append(end))
                Assert.Equal(truth, condition.Evaluate(x.Facts(At(at))));
            if (flip == long.MaxValue) return;
            Assert.NotEqual(truth, condition.Evaluate(x.Facts(At(flip))));
            changes++;
        }
    }

    [Fact]
    public void Advance_ARuleOnALateCustomer_IsDueAtTheInstant()
    {
        var due = 0;
        Law.Holds(Cases, Check, count: 500);
        Assert.True(due > 100, $"Only {due} became due.");

        void Check(Case x)
        {
            var engine = LifecycleEngine.Compile(
                LifecycleDefinition.Build("late", late => late
                    .Stage("in time").Stage("late")
                    .Rule("misses", rule => rule.From("in time").To("late").WhenTimePasses().When(x.Field.OlderThan(x.Age)))),
                x.Context);
            var state = engine.Start(x.Customer, x.Now);
            if (!x.Field.ValueOf(x.Facts(x.Now)).HasValue) Assert.Null(state.NextDue);
            if (state.NextDue is not { } next || next <= x.Now) return;
            due++;
            Assert.Equal(x.Field.ValueOf(x.Facts(x.Now)).Instant + x.Age, next);
            Assert.Equal("in time", engine.Advance(state, x.Customer, next.AddTicks(-1)).Stage);
            Assert.Equal("late", engine.Advance(state, x.Customer, next).Stage);
        }
    }

    [Fact]
    public void Instants_AfterAnOrderAndItsRefund_MoveOnAndBack()
    {
        var context = new FactContext(null, null, Populations.Mbg());
        var customer = Populations.Customer(0, 14_400, 28_800);
        var before = Array.ConvertAll(Instants, field => field.ValueOf(new Facts(customer, Days.Day(21), context)).Instant);
        Assert.Equal(Days.Day(30), before[1]);
        var order = Snapshots.Order("late", placed: 40);
        customer.Apply(CustomerEvent.Order(order));
        var after = Array.ConvertAll(Instants, field => field.ValueOf(new Facts(customer, Days.Day(41), context)).Instant);
        Assert.Equal(Days.Day(40 + 40 / 3.0), after[1], TimeSpan.FromMilliseconds(1));
        Assert.True(after[0] > before[0]);
        customer.Apply(CustomerEvent.Order(order with { RefundedTotal = order.GrossTotal, ChangedAt = Days.Day(42) }));
        Assert.Equal(before, Array.ConvertAll(Instants, field => field.ValueOf(new Facts(customer, Days.Day(42), context)).Instant));
    }

    [Fact]
    public void Evaluate_WithoutOrderOrModel_IsUnknown()
    {
        var context = new FactContext(null, null, Populations.Mbg());
        var once = Populations.Customer(0);
        var isLate = Fields.NextOrderAt.OlderThan(TimeSpan.FromDays(1));
        Assert.Equal(Truth.Unknown, isLate.Evaluate(new Facts(once, Days.Day(9))));
        Assert.Equal(Truth.Unknown, isLate.Evaluate(new Facts(new CustomerHistory(), Days.Day(9), context)));
        Assert.Equal(Truth.False, Fields.NextExpectedOrderAt.Exists().Evaluate(new Facts(once, Days.Day(9), context)));
        var atOnce = Populations.Customer(0, 0);
        Assert.Equal(Truth.False, Fields.NextExpectedOrderAt.Exists().Evaluate(new Facts(atOnce, Days.Day(9), context)));
        Assert.Null(Populations.Mbg().FindNextOrder(new CustomerHistory(), TimeZoneInfo.Utc));
        Assert.Throws<ArgumentException>("zone", () => Populations.Mbg().FindNextOrder(once, Zones.Find("Europe/Berlin")));
        Assert.Throws<ArgumentNullException>("customer", () => Populations.Mbg().FindNextOrder(null!, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Definition_ThatAsksForTheRhythmOfOneOrder_HasAContradiction()
    {
        var term = Fields.NextExpectedOrderAt.Exists() & Fields.OrderCount.AtMost(1);
        var definition = LifecycleDefinition.Build("late", late => late
            .Stage("in time").Stage("late")
            .Rule("misses", rule => rule.From("in time").To("late").WhenTimePasses().When(term)));
        Assert.Contains(definition.Warnings, one => one.Message.Contains("orders.nextExpectedAt", StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_AndNextFlip_AllocateNothing()
    {
        foreach (var grain in new[] { PurchaseGrain.Day, PurchaseGrain.Order })
        {
            var context = new FactContext(null, null, Populations.Mbg(null, grain));
            var customer = Populations.Customer(0, 9_000, 50_000);
            foreach (var condition in Instants.Select(field => field.OlderThan(TimeSpan.FromDays(3))))
            {
                Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(customer, Days.Day(60), context))));
                Assert.Equal(0, Allocation.Of(() => condition.NextFlip(new Facts(customer, Days.Day(60), context))));
            }
        }
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private sealed record Case(
        PopulationModel Model, CustomerHistory Customer, DateTimeOffset Now, InstantField Field, TimeSpan Age, int Question, int[] Probes)
    {
        public FactContext Context { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(Model.TimeZoneId), null, Model);

        public Facts Facts(DateTimeOffset at) => new(Customer, at, Context);

        public Condition Condition() => Question switch
        {
            0 or 1 => Field.OlderThan(Age),
            2 => Field.Within(Age),
            3 => Field.After(Now),
            _ => Field.Before(Now.Add(Age)),
        };
    }
}
