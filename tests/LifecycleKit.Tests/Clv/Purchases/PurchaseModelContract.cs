using FsCheck;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>The laws that every purchase model obeys, whatever its parameters and the customer.</summary>
public abstract partial class PurchaseModelContract
{
    private protected abstract PurchaseFamily Family { get; }

    /// <summary>Which parameters are times.</summary>
    private protected virtual bool[] IsTime => [.. Enumerable.Range(0, Family.Dimension).Select(place => place == 1)];

    private Gen<PurchaseCase> Cases => PurchaseCase.Of(Family, IsTime);

    [Fact]
    public void ProbabilityAlive_AnyCustomer_IsAProbabilityThatFallsWithTime() => Law.Holds(Cases, x =>
    {
        var (model, history) = (x.Model, x.History);
        var now = model.ProbabilityAlive(history).Value;
        var (soon, late) = (Math.Min(x.First, x.Second), Math.Max(x.First, x.Second));
        var (first, second) = (model.ProbabilityAlive(history, soon).Value, model.ProbabilityAlive(history, late).Value);
        Assert.InRange(now, 0, 1);
        Assert.InRange(first, 0, now);
        Assert.InRange(second, 0, first * (1 + 1e-11));
        Assert.Equal(1 - now, model.ChurnProbability(history).Value);
        Assert.Equal(1 - first, model.ChurnProbability(history, soon).Value);
        var silent = PurchaseHistory.Create(history.RepeatPurchaseCount, history.LastPurchaseAge, history.Age + x.First, TimeUnit.Week);
        Assert.InRange(model.ProbabilityAlive(silent).Value, 0, now * (1 + 1e-11));
    });

    [Fact]
    public void ExpectedPurchases_AnyCustomer_RiseAndAddUpOverWindows() => Law.Holds(Cases, x =>
    {
        var (model, history) = (x.Model, x.History);
        var first = model.ExpectedPurchases(history, x.First).Value;
        var both = model.ExpectedPurchases(history, x.First + x.Second).Value;
        var rest = model.ExpectedPurchases(history, x.Second, x.First).Value;
        Assert.Equal(0, model.ExpectedPurchases(history, 0).Value);
        Assert.InRange(first, 0, both * (1 + 1e-12));
        Near(both, first + rest, 1e-12, 1e-300);
        Assert.True(both <= model.ExpectedPurchases(history, double.PositiveInfinity).Value * (1 + 1e-12));
        var rate = (model.Natural.First + history.RepeatPurchaseCount) / (model.Natural.Second + history.Age);
        Assert.True(both <= model.ProbabilityAlive(history).Value * rate * (x.First + x.Second) * (1 + 1e-12));
    });

    [Fact]
    public void ProbabilityOfPurchases_OverAllCounts_AddsUpToOneWithTheExpectationAsMean() => Law.Holds(
        PurchaseCase.Plain(Family, IsTime),
        x =>
        {
            var horizon = Math.Min(x.First, 2 * (x.Model.Natural.Second + x.History.Age));
            var expected = x.Model.ExpectedPurchases(x.History, horizon).Value;
            var (sum, mean) = (0.0, 0.0);
            for (var n = 0; n < 100_000; n++)
            {
                var p = x.Model.ProbabilityOfPurchases(x.History, n, horizon).Value;
                Assert.InRange(p, 0, 1);
                sum += p;
                mean += n * p;
                if (n > expected + 10 && n * p < 1e-16) break;
            }

            Near(1, sum, 1e-11);
            Near(expected, mean, 1e-10, 1e-12);
        },
        count: 150);

    [Fact]
    public void TimeToNextPurchase_AnyQuantile_IsWhenNoPurchaseHasTheRestOfTheProbability() => Law.Holds(Cases, x =>
    {
        foreach (var q in (ReadOnlySpan<double>)[0.01, 0.25, 0.5, 0.9])
        {
            var time = x.Model.TimeToNextPurchase(x.History, q).Value;
            Assert.True(time >= 0);
            if (time < 1e300) Near(1 - q, x.Model.ProbabilityOfPurchases(x.History, 0, time).Value, 1e-10);
            else Assert.True(1 - x.Model.ProbabilityOfPurchases(x.History, 0, 1e15).Value <= q + 1e-12);
            if (x.Model.ProbabilityAlive(x.History).Value <= q) Assert.Equal(double.PositiveInfinity, time);
        }
    });

    [Fact]
    public void DiscountedPurchases_AnyRate_AreBetweenZeroAndTheExpectation() => Law.Holds(Cases, x =>
    {
        var model = x.Model;
        var history = x.History;
        var horizon = x.First;
        var expected = model.ExpectedPurchases(history, horizon).Value;
        var some = model.DiscountedPurchases(history, x.Discount, horizon).Value;
        var more = model.DiscountedPurchases(history, Discount.Continuous(3 * x.Rate, TimeUnit.Week), horizon).Value;
        var forever = model.DiscountedPurchases(history, x.Discount).Value;
        Assert.InRange(some, expected * Math.Exp(-x.Rate * horizon) * (1 - 1e-11), expected * (1 + 1e-11));
        Assert.InRange(more, 0, some * (1 + 1e-11));
        Assert.True(some <= forever * (1 + 1e-11));
        Assert.True(double.IsFinite(forever));
        Near(forever, model.DiscountedPurchases(history, x.Discount, 60 / x.Rate).Value, 1e-10, 1e-300);
        Assert.Equal(expected, model.DiscountedPurchases(history, Discount.None, horizon).Value);
        Near(expected, model.DiscountedPurchases(history, Discount.Continuous(1e-13 / horizon, TimeUnit.Week), horizon).Value, 1e-11,
            1e-300);
    });

    /// <summary>∫ e^(−δ s) dE(s) = e^(−δ h) E(h) + δ ∫ e^(−δ s) E(s) ds, by Simpson's rule on panels that halve towards 0.</summary>
    [Fact]
    public void DiscountedPurchases_AnyCustomer_AreTheIntegralOfTheExpectation() => Law.Holds(
        Cases,
        x =>
        {
            var model = x.Model;
            var history = x.History;
            var horizon = Math.Min(x.First, 20 / x.Rate);
            var naive = Math.Exp(-x.Rate * horizon) * model.ExpectedPurchases(history, horizon).Value;
            for (var panel = 0; panel < 30; panel++)
                naive += x.Rate * Simpson(horizon * Math.Pow(2, -panel - 1), horizon * Math.Pow(2, -panel));
            Near(naive, model.DiscountedPurchases(history, x.Discount, horizon).Value, 2e-8, 1e-300);

            double Simpson(double from, double to)
            {
                const int steps = 64;
                var (width, sum) = ((to - from) / steps, 0.0);
                for (var i = 0; i <= steps; i++)
                {
                    var s = from + i * width;
                    sum += (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-x.Rate * s) * model.ExpectedPurchases(history, s).Value;
                }

                return sum * width / 3;
            }
        },
        count: 60);

    [Fact]
    public void Predictions_OtherUnitOfTime_AreTheSame() => Law.Holds(Cases, x =>
    {
        const double c = 7;
        var (model, history) = (x.Model, x.History);
        var θ = Enumerable.Range(0, Family.Dimension).Select(i => model.Natural[i] * (IsTime[i] ? c : 1)).ToArray();
        var other = Family.Create(PurchaseParameters.Of(θ), TimeUnit.Day, PurchaseGrain.Day, null);
        var days = PurchaseHistory.Create(history.RepeatPurchaseCount, c * history.LastPurchaseAge, c * history.Age, TimeUnit.Day);
        var shift = history.RepeatPurchaseCount * Math.Log(c);
        Near(model.LogLikelihood(history) - shift, other.LogLikelihood(days), 0,
            1e-11 * (1 + Math.Abs(model.LogLikelihood(history)) + shift));
        Near(model.ProbabilityAlive(history).Value, other.ProbabilityAlive(days).Value, 1e-11, 1e-300);
        Near(model.ProbabilityAlive(history, x.First).Value, other.ProbabilityAlive(days, c * x.First).Value, 1e-11, 1e-18);
        Near(model.ExpectedPurchases(history, x.First).Value, other.ExpectedPurchases(days, c * x.First).Value, 1e-11, 1e-300);
        Near(model.DiscountedPurchases(history, x.Discount, x.First).Value, other.DiscountedPurchases(days, x.Discount, c * x.First).Value,
            1e-11, 1e-300);
        Near(model.ProbabilityOfPurchases(history, 2, x.First).Value, other.ProbabilityOfPurchases(days, 2, c * x.First).Value, 1e-10,
            1e-300);
        var (time, inDays) = (model.TimeToNextPurchase(history, 0.2).Value, other.TimeToNextPurchase(days, 0.2).Value);
        if (time < 1e6 * (1 + x.First)) Near(c * time, inDays, 1e-8);
    });

    private static void Near(double expected, double actual, double relative, double absolute = 0)
    {
        if (double.IsInfinity(expected)) Assert.Equal(expected, actual);
        else Assert.Equal(expected, actual, relative * Math.Abs(expected) + absolute);
    }
}
