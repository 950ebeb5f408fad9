using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.UserTests;

/// <summary>Compares <see cref="LifecycleCost"/> with the number of calls of a predicate that every rule evaluates first.</summary>
public class LifecycleCostTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Gen<Func<Condition>> Leaf { get; } =
        from kind in Gen.Choose(0, 6)
        from days in Gen.Choose(1, 40)
        from value in Gen.Choose(0, 6)
        select (Func<Condition>)(() => kind switch
        {
            0 => Fields.OrdersWithin(TimeSpan.FromDays(days)).AtLeast(value),
            1 => Fields.NetRevenueWithin(TimeSpan.FromDays(days)).LessThan(30 * value - 60),
            2 => Fields.NetRevenueWithin(TimeSpan.FromDays(days)).In(30 * value, 7),
            3 => Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)),
            4 => Fields.RecencyDays.In(value, days),
            5 => !Fields.OrdersWithin(TimeSpan.FromDays(days)).EqualTo(value),
            _ => Fields.EmailContactable.IsTrue(),
        });

    private static Gen<CostCase> Cases { get; } =
        from stages in Gen.Choose(2, 4)
        from rules in Gen.ArrayOf(
            from leaf in Gen.ArrayOf(Leaf, 3)
            from leaves in Gen.Choose(1, 3)
            from source in Gen.Choose(0, stages - 1)
            from step in Gen.Choose(1, stages - 1)
            from isFromAny in Gen.Elements(true, false)
            from isAny in Gen.Elements(true, false)
            from confirm in Gen.Elements(0, 0, 0, 2)
            from isTimeBased in Gen.Elements(true, true, true, false)
            select new CostRule(leaf[..leaves], source, (source + step) % stages, isFromAny, isAny, isTimeBased ? confirm : 0, isTimeBased),
            4)
        from count in Gen.Choose(1, 4)
        from orders in Gen.Choose(0, 60).SelectMany(count => Gen.ArrayOf(
            from hours in Gen.Choose(0, 900)
            from late in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(1, 500)))
            from amount in Gen.Elements(10m, 20m, 30m, 0m, -15m)
            from isCancelled in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
            select (hours, late, amount, isCancelled), count))
        from ahead in Gen.Elements(0, 0, 20, 60)
        select new CostCase(stages, rules[..count], orders, ahead);

    [Fact]
    public void MaxLooks_OverRandomLifecyclesAndOrders_IsExceededByNoEvent()
    {
        var events = 0;
        var calls = 0L;
        var nearest = 0.0;
        Prop.ForAll(Arb.From(Cases), Check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_260_301, 20_260_301).WithQuietOnSuccess(true));
        TestContext.Current.TestOutputHelper?.WriteLine($"{events} events, {calls} calls, at most {nearest:P0} of the bound.");
        Assert.True(events > 5_000 && nearest > 0.3, $"The cases say too little: {events} events, at most {nearest} of the bound.");

        void Check(CostCase x)
        {
            var asked = new Counter();
            var definition = x.Definition(asked);
            var engine = LifecycleEngine.Compile(definition);
            var history = new CustomerHistory();
            foreach (var order in x.OrdersAhead()) history.Apply(CustomerEvent.Order(order));
            var state = engine.Start(history, Start);
            var orders = x.Ahead;
            foreach (var (hours, late, amount, isCancelled) in x.Orders.OrderBy(order => order.Hours))
            {
                var moves = new List<Transition>();
                asked.Calls = 0;
                var order = new OrderSnapshot
                {
                    OrderId = $"{orders++}", PlacedAt = Start.AddHours(hours - late), ChangedAt = Start.AddHours(hours),
                    GrossTotal = amount, Currency = "EUR",
                    Status = isCancelled ? OrderStatus.Cancelled : OrderStatus.Paid,
                };
                state = engine.Step(state, history, CustomerEvent.Order(order), moves).State;

                // Every rule asks the counted predicate in one of its leaves: a look at all the leaves of a rule is at most one call of it.
                var most = definition.Cost.EventLeafCount + (1 + moves.Count) * definition.Cost.MaxLooks(orders);
                Assert.True(asked.Calls <= most, $"{asked.Calls} calls, {most} allowed: {definition}");
                if (asked.Calls > 20) nearest = Math.Max(nearest, x.LeavesPerCall * asked.Calls / (double)most);
                calls += asked.Calls;
                events++;
            }
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void MaxLooks_OfAWindowOfRevenue_GrowsWithTheOrders(int orderCount)
    {
        var asked = new Counter();
        var definition = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b", declare: b => b.Terminal())
            .Rule(
                "r", rule => rule.From("a").To("b").WhenTimePasses()
                    .When(Condition.Predicate(asked) & Fields.NetRevenueWithin(TimeSpan.FromDays(365)).LessThan(-1))));
        var history = new CustomerHistory();
        for (var i = 0; i < orderCount; i++)
        {
            var placed = Start.AddMinutes(i - orderCount);
            history.Apply(CustomerEvent.Order(new OrderSnapshot { OrderId = $"{i}", PlacedAt = placed, GrossTotal = 2, Currency = "EUR" }));
        }

        LifecycleEngine.Compile(definition).Start(history, Start);

        Assert.Equal(2 + 4L * orderCount, definition.Cost.MaxLooks(orderCount));
        Assert.InRange(asked.Calls, 1, definition.Cost.MaxLooks(orderCount));
        Assert.Equal(
            "at most 0 leaves per event and 2 in time-based rules; next due instant: at most 2 looks and 4 per order; rules: 1, leaves: 2, timers: 0",
            $"{definition.Cost}");
    }

    [Fact]
    public void Cost_OfTimeBasedLeaves_SaysWhatTheyRead()
    {
        var open = CustomFields.Flag("shop.open", (in Facts _) => true, FieldTiming.Changing, (in Facts f) => f.AsOf.AddHours(8));
        var cost = LifecycleDefinition.Build("x", x => x.Stage("a").Stage("b", declare: b => b.Terminal())
            .Rule("r", rule => rule.From("a").To("b").WhenTimePasses()
                .When(open.IsTrue() & Fields.ProbabilityAlive.LessThan(0.3m) & Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(9))))
            .Rule("s", rule => rule.From("a").To("b").WhenTimePasses().When(Fields.OrdersWithin(TimeSpan.FromDays(9)).EqualTo(0)))
            .Rule(
                "t", rule =>
                    rule.From("a").To("b").On(EventTriggers.Visit).When(Fields.OrdersWithin(TimeSpan.FromDays(9)).EqualTo(0)))).Cost;

        Assert.Equal((1, 1, 1), (cost.WindowLeafCount, cost.ForecastLeafCount, cost.CustomLeafCount));
        // Two time-based rules lead from a: each is searched up to half of 4 096 changes.
        Assert.Equal(3 * (1 + 2_048) + 1, cost.MaxLooks(0));
        Assert.Equal(cost.MaxLooks(0) + 2 * 50, cost.MaxLooks(50));
        Assert.Throws<ArgumentOutOfRangeException>("orderCount", () => cost.MaxLooks(-1));
    }

    private sealed class Counter : IFactPredicate
    {
        public string Name => "counted";

        public bool DependsOnTime => false;

        public long Calls { get; set; }

        public Truth Evaluate(in Facts facts)
        {
            Calls++;
            return Truth.True;
        }
    }

    private sealed record CostRule(
        Func<Condition>[] Leaves, int From, int To, bool IsFromAny, bool IsAny, int ConfirmDays, bool IsTimeBased);

    private sealed record CostCase(
        int Stages, CostRule[] Rules, (int Hours, int Late, decimal Amount, bool IsCancelled)[] Orders, int Ahead)
    {
        /// <summary>
        /// Orders and credits in turn, placed ahead of the start: a window of revenue passes its number with each that enters it or leaves
        /// it.
        /// </summary>
        public IEnumerable<OrderSnapshot> OrdersAhead() => Enumerable.Range(0, Ahead).Select(i => new OrderSnapshot
        {
            OrderId = $"{i}", PlacedAt = Start.AddHours(7 * i + 1), GrossTotal = i % 2 == 0 ? 30 : -30, Currency = "EUR",
        });

        /// <summary>The fewest leaves of a time-based rule, the counted one included.</summary>
        public int LeavesPerCall => Rules.Where(rule => rule.IsTimeBased).Select(rule => rule.Leaves.Length + 1).DefaultIfEmpty(0).Min();

        public LifecycleDefinition Definition(IFactPredicate asked) => LifecycleDefinition.Build("x", x =>
        {
            for (var i = 0; i < Stages; i++) x.Stage($"s{i}");
            foreach (var (rule, i) in Rules.Select((rule, i) => (rule, i))) x.Rule($"r{i}", declared => Declare(rule, declared, asked));
        });

        private static void Declare(CostRule rule, TransitionRuleBuilder declared, IFactPredicate asked)
        {
            var leaves = rule.Leaves.Select(leaf => leaf()).ToArray();
            declared.To($"s{rule.To}").When(Condition.Predicate(asked) & (rule.IsAny ? Condition.Any(leaves) : Condition.All(leaves)));
            if (rule.IsFromAny) declared.FromAny();
            else declared.From($"s{rule.From}");
            if (rule.IsTimeBased) declared.WhenTimePasses();
            else declared.On(EventTriggers.OrderPlaced);
            if (rule.ConfirmDays > 0) declared.ConfirmFor(TimeSpan.FromDays(rule.ConfirmDays));
        }
    }
}
