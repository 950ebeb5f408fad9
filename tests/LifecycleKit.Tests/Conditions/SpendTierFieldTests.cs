using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>The percentile of lifetime value and the tier of spend follow the frozen percentiles of the model.</summary>
public class SpendTierFieldTests
{
    private static readonly Gen<Case> Cases =
        from model in Populations.Any
        where model.Spend is not null
        from customer in Populations.Customers
        from minutes in Gen.Choose(0, 400 * 1440)
        from medium in Gen.Choose(0, 70)
        from high in Gen.Choose(70, 100)
        let terms = model.Terms with { SpendTiers = SpendTiers.Create(medium, high) }
        select new Case(
            PopulationModel.Create(model.Rfm, model.Purchases, model.Spend, terms, model.Quantiles),
            customer, customer.Profile.LastOrderAt!.Value.AddMinutes(minutes));

    [Fact]
    public void Percentile_OfAnyCustomer_IsTheNumberOfPercentilesThatTheValueReaches() => Law.Holds(Cases, x =>
    {
        var score = x.Model.Score(x.Customer, x.Now, x.Context.TimeZone);
        var value = Fields.LifetimeValue.ValueOf(x.Facts(x.Now)).Number;
        var naive = x.Model.Quantiles!.LifetimeValue.Values.Skip(1).TakeWhile(one => one <= value).Count();
        Assert.Equal(naive, Fields.LifetimeValuePercentile.ValueOf(x.Facts(x.Now)).Number);
        Assert.Equal(naive, score.LifetimeValuePercentile);
        var spend = Fields.ExpectedSpend.ValueOf(x.Facts(x.Now)).Number;
        var ofSpend = x.Model.Quantiles!.ExpectedSpend.Values.Skip(1).TakeWhile(one => one <= spend).Count();
        Assert.Equal(ofSpend, Fields.ExpectedSpendPercentile.ValueOf(x.Facts(x.Now)).Number);
        Assert.Equal(ofSpend, score.ExpectedSpendPercentile);
        var (tiers, tier) = (x.Model.Terms.SpendTiers, Fields.SpendTier.ValueOf(x.Facts(x.Now)).Text);
        Assert.Equal(naive >= tiers.HighFrom ? "high" : naive >= tiers.MediumFrom ? "medium" : "low", tier);
        Assert.Equal(tier, score.SpendTier.ToString(), ignoreCase: true);
    });

    [Fact]
    public void NextFlip_OfATier_IsTheFirstInstantAtWhichAScanFindsAnother()
    {
        var changes = 0;
        Law.Holds(Cases, Check, count: 600);
        Assert.True(changes > 100, $"Only {changes} tiers changed.");

        void Check(Case x)
        {
            var tier = Tier(x.Now);
            var flip = Fields.SpendTier.EqualTo(tier).NextFlip(x.Facts(x.Now));
            if (flip == long.MaxValue)
            {
                foreach (var days in (int[])[1, 30, 400, 4_000]) Assert.Equal(tier, Tier(x.Now.AddDays(days)));
                return;
            }

            changes++;
            var at = new DateTimeOffset(flip, TimeSpan.Zero);
            Assert.NotEqual(tier, Tier(at));
            Assert.Equal(tier, Tier(at.AddTicks(-1)));
            if (x.Model.Grain == PurchaseGrain.Day && at < x.Now.AddDays(900))
            {
                for (var day = CalendarDays.DateOf(x.Now, x.Context.TimeZone).AddDays(1); Start(day) < at; day = day.AddDays(1))
                    Assert.Equal(tier, Tier(Start(day)));
            }

            for (var i = 0; i < 30; i++) Assert.Equal(tier, Tier(x.Now + (at - x.Now) * (i / 30.0)));

            DateTimeOffset Start(DateOnly day) => CalendarDays.StartOf(day, x.Context.TimeZone);

            string Tier(DateTimeOffset instant) => Fields.SpendTier.ValueOf(x.Facts(instant)).Text!;
        }

    }

    [Fact]
    public void Advance_ARuleOnATier_IsDueWhenTheTierFalls()
    {
        var model = Populations.WithQuantiles(Populations.Mbg());
        var context = new FactContext(null, null, model);
        var customer = Populations.Customer(0, 9_000, 20_160, 40_000);
        var engine = LifecycleEngine.Compile(
            LifecycleDefinition.Build("tiers", tiers => tiers
                .Stage("top").Stage("rest")
                .Rule("falls", rule => rule.From("top").To("rest").WhenTimePasses().When(Fields.SpendTier.NotEqualTo("high")))),
            context);
        var start = customer.Profile.LastOrderAt!.Value;
        Assert.Equal("high", Fields.SpendTier.ValueOf(new Facts(customer, start, context)).Text);
        var state = engine.Start(customer, start);
        var bound = model.Quantiles!.LifetimeValue.Values[80];
        var day = 1;
        while (Fields.LifetimeValue.ValueOf(new Facts(customer, DayAfter(day), context)).Number >= bound) day++;
        Assert.Equal(DayAfter(day), state.NextDue);
        Assert.Equal("rest", engine.Advance(state, customer, state.NextDue!.Value).Stage);

        DateTimeOffset DayAfter(int days) => new(start.UtcDateTime.Date.AddDays(days), TimeSpan.Zero);
    }

    [Fact]
    public void Evaluate_WithoutPercentilesOrOrder_IsUnknown()
    {
        var without = new FactContext(null, null, Populations.Mbg());
        var with = new FactContext(null, null, Populations.WithQuantiles(Populations.Mbg()));
        foreach (var condition in (Condition[])[Fields.SpendTier.EqualTo("high"), Fields.LifetimeValuePercentile.AtLeast(0)])
        {
            Assert.Equal(Truth.Unknown, condition.Evaluate(new Facts(Populations.Customer(0), Days.Day(1), without)));
            Assert.Equal(Truth.Unknown, condition.Evaluate(new Facts(new CustomerHistory(), Days.Day(1), with)));
            Assert.Equal(long.MaxValue, condition.NextFlip(new Facts(Populations.Customer(0), Days.Day(1), without)));
        }

        var score = Populations.Mbg().Score(Populations.Customer(0), Days.Day(1), TimeZoneInfo.Utc);
        Assert.Equal((null, null, null), (score.LifetimeValuePercentile, score.ExpectedSpendPercentile, score.SpendTier));
    }

    [Fact]
    public void Evaluate_AndNextFlip_AllocateNothing()
    {
        foreach (var grain in new[] { PurchaseGrain.Day, PurchaseGrain.Order })
        {
            var context = new FactContext(null, null, Populations.WithQuantiles(Populations.Mbg(null, grain)));
            var customer = Populations.Customer(0, 9_000, 50_000);
            foreach (var condition in (Condition[])[Fields.SpendTier.EqualTo("medium"), Fields.LifetimeValuePercentile.AtLeast(3)])
            {
                Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(customer, Days.Day(60), context))));
                Assert.Equal(0, Allocation.Of(() => condition.NextFlip(new Facts(customer, Days.Day(60), context))));
            }
        }
    }

    private sealed record Case(PopulationModel Model, CustomerHistory Customer, DateTimeOffset Now)
    {
        public FactContext Context { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(Model.TimeZoneId), null, Model);

        public Facts Facts(DateTimeOffset at) => new(Customer, at, Context);
    }
}
