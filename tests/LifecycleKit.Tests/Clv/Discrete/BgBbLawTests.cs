using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class BgBbLawTests
{
    private static Gen<BgBbModel> Models => Gen.ArrayOf(Gen.Choose(-230, 270).Select(n => Math.Pow(10, n / 100.0)), 4)
        .Select(θ => BgBbModel.Create(θ[0], θ[1], θ[2], θ[3]));

    private static Gen<(BgBbModel Model, OpportunityHistory History)> Cases => Gen.Zip(Models, Histories(60));

    [Fact]
    public void ProbabilityAlive_AnyCustomer_IsAProbabilityThatFallsWithTime() => Law.Holds(Cases, of =>
    {
        var (model, history) = of;
        var before = 1.0;
        for (var after = 0; after < 4; after++)
        {
            var alive = model.ProbabilityAlive(history, after).Value;
            Assert.InRange(alive, 0, before);
            Assert.Equal(1, alive + model.ChurnProbability(history, after).Value, 1e-13);
            before = alive;
        }

        var later = OpportunityHistory.Create(history.PurchaseCount, history.LastPurchase, history.OpportunityCount + 1);
        Assert.InRange(model.ProbabilityAlive(later).Value, 0, model.ProbabilityAlive(history).Value * (1 + 1e-13));
    });

    [Fact]
    public void ExpectedPurchases_JoiningWindows_AddUp() => Law.Holds(Gen.Zip(Cases, Gen.Two(Gen.Choose(0, 300))), of =>
    {
        var ((model, history), (first, second)) = of;
        var whole = model.ExpectedPurchases(history, first + second).Value;
        var parts = model.ExpectedPurchases(history, first).Value + model.ExpectedPurchases(history, second, first).Value;
        Assert.Equal(whole, parts, 1e-12 * whole);
        Assert.InRange(whole, 0, first + second);
    });

    [Fact]
    public void ProbabilityOfPurchases_OverAllCounts_SumsToOneWithTheExpectedMean() => Law.Holds(Gen.Zip(Cases, Gen.Choose(0, 40)), of =>
    {
        var ((model, history), periods) = of;
        var (sum, mean) = (0.0, 0.0);
        for (var n = 0; n <= periods; n++)
        {
            var chance = model.ProbabilityOfPurchases(history, n, periods).Value;
            sum += chance;
            mean += n * chance;
        }

        Assert.Equal(1, sum, 1e-12);
        Assert.Equal(model.ExpectedPurchases(history, periods).Value, mean, 1e-12 * (1 + periods));
        Assert.Equal(0, model.ProbabilityOfPurchases(history, periods + 1, periods).Value);
    }, 500);

    /// <summary>The median is the point where the probability of silence falls below a half.</summary>
    [Fact]
    public void NextPurchase_Quantile_IsTheFirstThatIsReached() => Law.Holds(Gen.Zip(Cases, Gen.Choose(1, 99)), of =>
    {
        var ((model, history), percent) = of;
        var quantile = model.NextPurchase(history, percent / 100.0).Value;
        if (double.IsInfinity(quantile))
        {
            Assert.InRange(1 - model.ProbabilityOfPurchases(history, 0, 3_000).Value, 0, percent / 100.0 + 1e-12);
            return;
        }

        if (quantile > 20_000) return;
        Assert.InRange(1 - model.ProbabilityOfPurchases(history, 0, (int)quantile).Value, percent / 100.0 - 1e-11, 1);
        Assert.InRange(1 - model.ProbabilityOfPurchases(history, 0, (int)quantile - 1).Value, 0, percent / 100.0 + 1e-11);
    }, 500);

    [Fact]
    public void DiscountedPurchases_AnyDiscount_AreBetweenTheirBounds() => Law.Holds(Gen.Zip(Cases, Gen.Choose(1, 500)), of =>
    {
        var ((model, history), permille) = of;
        var d = permille / 1000.0;
        var sum = 0.0;
        for (var j = 0; j < 25; j++) sum += model.ExpectedPurchases(history, 1, j).Value / Math.Pow(1 + d, j + 1);
        Assert.Equal(sum, model.DiscountedPurchases(history, d, 25).Value, 1e-12 * sum);
        Assert.InRange(model.DiscountedPurchases(history, d).Value, sum * (1 - 1e-12), double.MaxValue);
        Assert.Equal(model.ExpectedPurchases(history, 25).Value, model.DiscountedPurchases(history, 0, 25).Value);
        Assert.Equal(model.Gamma <= 1, double.IsInfinity(model.DiscountedPurchases(history, 0).Value));
    }, 500);

    /// <summary>The likelihoods of all 2ⁿ sequences of n opportunities sum to one.</summary>
    [Fact]
    public void LogLikelihood_OverAllSequences_SumsToOne() => Law.Holds(Gen.Zip(Models, Gen.Choose(0, 12)), of =>
    {
        var (model, n) = of;
        var sum = 0.0;
        for (var sequence = 0u; sequence < 1u << n; sequence++)
        {
            var last = 32 - System.Numerics.BitOperations.LeadingZeroCount(sequence);
            sum += Math.Exp(model.LogLikelihood(OpportunityHistory.Create(System.Numerics.BitOperations.PopCount(sequence), last, n)));
        }

        Assert.Equal(1, sum, 1e-12);
    }, 100);

    [Fact]
    public void Spans_ManyCustomers_EqualOneByOne()
    {
        var model = BgBbModel.Create(1.2, 0.75, 0.66, 2.78);
        var histories = model.Simulate(300, 9, 5).ToArray();
        var alive = new double[300];
        var expected = new double[300];
        var discounted = new double[300];
        model.ProbabilityAlive(histories, alive);
        model.ExpectedPurchases(histories, 7, expected);
        model.DiscountedPurchases(histories, 0.1, null, discounted);
        for (var i = 0; i < histories.Length; i++)
        {
            Assert.Equal(model.ProbabilityAlive(histories[i]).Value, alive[i]);
            Assert.Equal(model.ExpectedPurchases(histories[i], 7).Value, expected[i]);
            Assert.Equal(model.DiscountedPurchases(histories[i], 0.1).Value, discounted[i]);
        }

        Assert.Throws<ArgumentException>(() => model.ProbabilityAlive(histories, new double[2]));
    }

    [Fact]
    public void Predictions_Warm_AllocateNothing()
    {
        var model = DiscreteFits.BgBb(Donations.Sample).Model;
        var history = Donations.Of(2, 4);
        var sum = 0.0;
        Assert.Equal(0, Allocation.Of(() => sum += model.ProbabilityAlive(history, 3, withStandardError: true).Value
            + model.ChurnProbability(history).Value + model.ExpectedPurchases(history, 50, 2).Value
            + model.ProbabilityOfPurchases(history, 2, 10).Value + model.NextPurchase(history, 0.3).Value
            + model.DiscountedPurchases(history, 0.1).Value + model.LogLikelihood(history)));
        Assert.True(sum > 0);
    }

    [Fact]
    public void Arguments_OutOfRange_Throw()
    {
        var model = BgBbModel.Create(1, 1, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => BgBbModel.Create(0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BgBbModel.Create(1, 1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ProbabilityAlive(default, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ExpectedPurchases(default, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ProbabilityOfPurchases(default, -1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.NextPurchase(default, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.DiscountedPurchases(default, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpportunityHistory.Create(-1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpportunityHistory.Create(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpportunityHistory.Create(3, 2, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpportunityHistory.Create(2, 6, 5));
    }

    /// <summary>Histories of at most so many opportunities.</summary>
    internal static Gen<OpportunityHistory> Histories(int maxCount) =>
        from n in Gen.Choose(0, maxCount)
        from last in Gen.Choose(0, n)
        from purchases in Gen.Choose(Math.Min(1, last), last)
        select OpportunityHistory.Create(purchases, last, n);
}
