using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// The fields that follow a population model: they fall without orders, and return when they pass the numbers they are compared with.
/// </summary>
public class ForecastFieldTests
{
    internal static readonly NumberField[] Forecasts =
    [
        Fields.ProbabilityAlive, Fields.ExpectedOrders, Fields.LifetimeValue, Fields.LifetimeValuePercentile, Fields.ExpectedSpend,
        Fields.ExpectedSpendPercentile,
    ];

    private static readonly Gen<Case> Cases =
        from model in Populations.Any
        from customer in Populations.Customers
        from field in Gen.Elements(Forecasts)
        from minutes in Gen.Choose(-1440, 500 * 1440)
        from ticks in Gen.Elements(0L, 1L, 12_345_678L)
        from shares in Gen.ArrayOf(Gen.Choose(0, 1_200), 2)
        from question in Gen.Choose(0, 8)
        from probes in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 8)
        select new Case(
            model, customer, field, customer.Profile.LastOrderAt!.Value.AddMinutes(minutes).AddTicks(ticks), shares, question, probes);

    [Fact]
    public void ValueOf_OfAForecast_IsThatOfTheModel() => Law.Holds(Cases, x =>
    {
        var score = x.Model.Score(x.Customer, x.Now, x.Context.TimeZone);
        Assert.Equal(score.ProbabilityAlive.Value, (double)Read(Fields.ProbabilityAlive), 0.6e-8);
        Assert.Equal(score.ExpectedOrders.Value, (double)Read(Fields.ExpectedOrders), 0.6e-8);
        var value = Fields.LifetimeValue.ValueOf(x.Facts(x.Now));
        Assert.Equal(score.LifetimeValue.HasValue, value.HasValue);
        if (value.HasValue) Assert.Equal(score.LifetimeValue.Value, (double)value.Number, 0.6e-8 + 1e-9 * score.LifetimeValue.Value);

        decimal Read(NumberField field) => field.ValueOf(x.Facts(x.Now)).Number;
    });

    [Fact]
    public void NextFlip_OfAForecast_IsExactAndPassesOverNoChange()
    {
        var (flips, changes) = (0, 0);
        Law.Holds(Cases, Check, count: 3_000);
        Assert.True(flips > 800 && changes > 500, $"Only {flips} flips, of which {changes} changed the answer.");

        void Check(Case x)
        {
            var operands = x.Operands();
            var condition = x.Condition(operands);
            var (truth, sides) = (condition.Evaluate(x.Facts(x.Now)), Sides(x.Now.UtcTicks));
            var flip = condition.NextFlip(x.Facts(x.Now));
            Assert.True(flip > x.Now.UtcTicks);
            var end = Math.Min(flip - 1, x.Now.AddDays(900).UtcTicks);
            foreach (var at in x.Probes.Select(probe => x.Now.UtcTicks + (long)((end - x.Now.UtcTicks) * (probe / 1e6))).Append(end))
            {
                Assert.Equal(truth, condition.Evaluate(x.Facts(At(at))));
                Assert.Equal(sides, Sides(at));
            }

            if (flip == long.MaxValue) return;
            Assert.NotEqual(sides, Sides(flip));
            flips++;
            if (condition.Evaluate(x.Facts(At(flip))) != truth) changes++;

            int?[] Sides(long ticks)
            {
                var value = x.Field.ValueOf(x.Facts(At(ticks)));
                return [.. operands.Select(operand => value.HasValue ? value.Number.CompareTo(operand) : (int?)null)];
            }
        }

        static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
    }

    [Fact]
    public void ValueOf_WithoutAPurchase_NeverRises() => Law.Holds(Cases, x =>
    {
        decimal? last = null;
        // Near the value, where the last digit may be unstable, and far away, where the quadrature changes its rule.
        var near = Enumerable.Range(0, 40).Select(i => x.Now.AddSeconds(i));
        var far = Enumerable.Range(1, 120).Select(i => x.Now.AddDays(i * i / 4.0));
        foreach (var at in near.Concat(far))
        {
            if (x.Field.ValueOf(x.Facts(at)) is not { HasValue: true, Number: var value }) continue;
            Assert.True(value >= 0 && !(value > last), $"{x.Field} rose from {last} to {value} at {at:O} under {x.Model}.");
            last = value;
        }
    });

    [Fact]
    public void Advance_RuleOnAForecast_IsDueWhenAScanFindsIt()
    {
        var due = 0;
        Law.Holds(Cases, Check, count: 1_000);
        Assert.True(due > 150, $"Only {due} became due.");

        void Check(Case x)
        {
            if (x.Operands() is not [.., var limit]) return;
            var engine = LifecycleEngine.Compile(
                LifecycleDefinition.Build("fades", fades => fades
                    .Stage("warm").Stage("cold")
                    .Rule("cools", rule => rule.From("warm").To("cold").WhenTimePasses().When(x.Field.LessThan(limit)))),
                x.Context);
            var state = engine.Start(x.Customer, x.Now);
            if (Lies(x.Now) || state.NextDue is not { } next || next > x.Now.AddDays(1_500)) return;
            due++;
            Assert.True(Lies(next));
            Assert.Equal("cold", engine.Advance(state, x.Customer, next).Stage);
            Assert.Equal("warm", engine.Advance(state, x.Customer, next.AddTicks(-1)).Stage);
            if (x.Model.Grain == PurchaseGrain.Day)
            {
                // Every day from now to the due instant.
                for (var day = CalendarDays.DateOf(x.Now, x.Context.TimeZone).AddDays(1); Start(day) < next; day = day.AddDays(1))
                    Assert.False(Lies(Start(day)));
                return;
            }

            // Every hundredth of the time, and every thousandth tick of the last second.
            for (var i = 0; i < 100; i++) Assert.False(Lies(x.Now + (next - x.Now) * (i / 100.0)));
            for (var back = 1L; back < TimeSpan.TicksPerSecond && next.AddTicks(-back) > x.Now; back += 100_003)
                Assert.False(Lies(next.AddTicks(-back)));

            bool Lies(DateTimeOffset at) => x.Field.ValueOf(x.Facts(at)) is { HasValue: true, Number: var value } && value < limit;

            DateTimeOffset Start(DateOnly day) => CalendarDays.StartOf(day, x.Context.TimeZone);
        }
    }

    [Fact]
    public void ValueOf_OfAPAliveRule_IsInTheExplanation()
    {
        var engine = LifecycleEngine.Compile(
            LifecycleDefinition.Build("fades", fades => fades
                .Stage("warm").Stage("cold")
                .Rule("cools", rule => rule.From("warm").To("cold").WhenTimePasses().When(Fields.ProbabilityAlive.LessThan(0.3m)))),
            new FactContext(null, null, Populations.Mbg()));
        var customer = Populations.Customer(0, 20_160);
        var state = engine.Start(customer, Days.Day(20));
        var explanation = new Explanation();
        engine.Explain(state, customer, Days.Day(30), explanation);

        var actual = Fields.ProbabilityAlive.ValueOf(new Facts(customer, Days.Day(30), engine.Context)).Number;
        Assert.Equal(Populations.Mbg().FindFallBelow(customer, Days.Day(20), TimeZoneInfo.Utc, 0.3), state.NextDue);
        Assert.Contains(
            FormattableString.Invariant($"false at clv.pAlive < 0.3 ({actual})"), explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(state.NextDue, Assert.Single(engine.GetPossibleTransitions(state, customer, Days.Day(30))).At);
    }

    [Fact]
    public void Evaluate_WithoutAModelOrAnOrder_IsUnknown()
    {
        var context = new FactContext(null, null, Populations.Mbg());
        foreach (var field in Forecasts)
        {
            Assert.Equal(Truth.Unknown, field.AtLeast(0).Evaluate(new Facts(Populations.Customer(0), Days.Day(1))));
            Assert.Equal(Truth.Unknown, field.AtLeast(0).Evaluate(new Facts(new CustomerHistory(), Days.Day(1), context)));
            Assert.Equal(Truth.False, field.Exists().Evaluate(new Facts(new CustomerHistory(), Days.Day(1), context)));
            Assert.Equal(long.MaxValue, field.AtLeast(0).NextFlip(new Facts(Populations.Customer(0), Days.Day(1))));
            Assert.Equal(long.MaxValue, field.Exists().NextFlip(new Facts(Populations.Customer(0), Days.Day(1), context)));
        }
    }

    [Fact]
    public void Evaluate_AndNextFlip_AllocateNothing()
    {
        foreach (var grain in new[] { PurchaseGrain.Day, PurchaseGrain.Order })
        {
            var context = new FactContext(Zones.Find("Europe/Berlin"), null, Populations.Mbg(Zones.Find("Europe/Berlin"), grain));
            var customer = Populations.Customer(0, 9_000, 50_000);
            foreach (var condition in Forecasts.Select(field => field.Between(0.001m, 0.1m)))
            {
                Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(customer, Days.Day(60), context))));
                Assert.Equal(0, Allocation.Of(() => condition.NextFlip(new Facts(customer, Days.Day(60), context))));
            }
        }
    }

    [Fact]
    public void Context_OfAPopulationModel_HasItsCutPointsAndItsVersion()
    {
        var (model, other) = (Populations.Mbg(),
            PopulationModel.Create(Populations.Rfm(TimeZoneInfo.Utc), Populations.Mbg().Purchases, null, new ValueTerms { Margin = 0.5 }));
        var context = new FactContext(null, null, model);
        Assert.Same(model.Rfm, context.Rfm);
        Assert.Equal(
            context.Version, new FactContext(null, Populations.Rfm(TimeZoneInfo.Utc), PopulationModel.FromJson(model.ToJson())).Version);
        Assert.Distinct(
            [FactContext.Default.Version, new FactContext(null, model.Rfm).Version, context.Version,
                new FactContext(null, null, other).Version]);
        Assert.Equal(
            model.Rfm.Score(RfmOf(Days.Day(9))).R,
            (int)Fields.RecencyScore.ValueOf(new Facts(Populations.Customer(0), Days.Day(9), context)).Number);

        static LifecycleKit.Rfm.RfmValues RfmOf(DateTimeOffset at) =>
            LifecycleKit.Rfm.RfmValues.TryFrom(Populations.Customer(0).Profile, at, TimeZoneInfo.Utc, out var values) ? values : default;
    }

    [Fact]
    public void Context_OfModelsThatDoNotFit_Throws()
    {
        var berlin = Zones.Find("Europe/Berlin");
        Assert.Contains(
            "'UTC'", Assert.Throws<ArgumentException>("population", () => new FactContext(berlin, null, Populations.Mbg())).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "other cut points",
            Assert.Throws<ArgumentException>(
                "population", () => new FactContext(null, GivenScores.Context(TimeZoneInfo.Utc).Rfm, Populations.Mbg())).Message,
            StringComparison.Ordinal);
    }

    private sealed record Case(
        PopulationModel Model, CustomerHistory Customer, NumberField Field, DateTimeOffset Now, int[] Shares, int Question, int[] Probes)
    {
        public FactContext Context { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(Model.TimeZoneId), null, Model);

        public Facts Facts(DateTimeOffset at) => new(Customer, at, Context);

        /// <summary>The thresholds: numbers up to a fifth above the current value.</summary>
        public decimal[] Operands()
        {
            var value = Field.ValueOf(Facts(Now)) is { HasValue: true, Number: var number } ? number : 1;
            decimal[] all = [.. Shares.Select(share => decimal.Round(value * share / 1000, share % 3 * 4)).Order()];
            return Question < 6 ? all[1..] : all;
        }

        public Condition Condition(decimal[] operands) => Question switch
        {
            0 => Field.AtLeast(operands[0]),
            1 => Field.GreaterThan(operands[0]),
            2 => Field.LessThan(operands[0]),
            3 => Field.AtMost(operands[0]),
            4 => Field.EqualTo(operands[0]),
            5 => Field.NotEqualTo(operands[0]),
            6 => Field.Between(operands[0], operands[1]),
            7 => Field.In(operands),
            _ => Field.NotIn(operands),
        };
    }
}
