using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

public class RetentionLawTests
{
    internal static Gen<RetentionSample> Samples =>
        Gen.Zip(Gen.ArrayOf(Gen.Choose(0, 40), 6), Gen.ArrayOf(Gen.Choose(0, 40), 6)).Select(counts =>
        {
            counts.Item1[0] = 0;
            return RetentionSample.Create([.. counts.Item1.Select(count => (long)count)], [.. counts.Item2.Select(count => (long)count)]);
        });

    private static Gen<RetentionModel> Models =>
        from θ in Gen.ArrayOf(Gen.Choose(-230, 270).Select(n => Math.Pow(10, n / 100.0)), 2)
        from c in Gen.Choose(-150, 100)
        from isSbg in Gen.Elements(true, false)
        select isSbg ? (RetentionModel)SbgModel.Create(θ[0], θ[1]) : BdwModel.Create(θ[0], θ[1], Math.Pow(10, c / 100.0));

    [Fact]
    public void Survival_AnyModel_IsOneMinusChurnAndTheProductOfRetention() => Law.Holds(Models, model =>
    {
        var (left, product) = (0.0, 1.0);
        var curve = new double[40];
        model.SurvivalCurve(curve);
        for (var t = 1; t < curve.Length; t++)
        {
            left += model.ChurnProbability(t).Value;
            product *= model.Retention(t).Value;
            var survival = model.Survival(t).Value;
            Assert.Equal(survival, curve[t]);
            Assert.InRange(survival, 0, curve[t - 1]);
            Assert.Equal(1 - left, survival, 1e-12);
            Assert.Equal(product, survival, 1e-12 * survival + 1e-300);
            Assert.Equal(model.CumulativeChurn(t).Value, left, 1e-12 * left);
        }
    });

    /// <summary>Given that a customer is active, probabilities are those of a cohort divided by its survival.</summary>
    [Fact]
    public void Predictions_GivenRenewals_AreTheCohortsShare() => Law.Holds(Gen.Zip(Models, Gen.Two(Gen.Choose(1, 30))), of =>
    {
        var (model, (renewals, t)) = of;
        var there = model.Survival(renewals).Value;
        if (there < 1e-200) return;
        var (stays, leaves) = (model.Survival(t, renewals).Value, model.ChurnProbability(t, renewals).Value);
        Assert.Equal(model.Survival(renewals + t).Value / there, stays, 1e-11 * stays + 1e-90);
        Assert.Equal(model.ChurnProbability(renewals + t).Value / there, leaves, 1e-11 * leaves + 1e-90);
        Assert.Equal(model.Retention(renewals + 1).Value, model.Survival(1, renewals).Value, 1e-13);
    });

    [Fact]
    public void ResidualLifetime_AnyModel_IsTheSumOfItsTerms() => Law.Holds(Gen.Zip(Models, Gen.Two(Gen.Choose(0, 900))), of =>
    {
        var (model, (n, permille)) = of;
        var (renewals, d) = (n / 45, 0.02 + permille / 1000.0);
        var finite = 0.0;
        var sum = 0.0;
        var worth = 1.0;
        for (var t = 1; t <= 3_000; t++, worth /= 1 + d)
        {
            sum += worth * model.Survival(t, renewals).Value;
            if (t == 12) finite = sum;
            if (worth < 1e-20) break;
        }

        Assert.Equal(sum, model.ResidualLifetime(renewals, d).Value, 1e-11 * sum);
        Assert.Equal(finite, model.ResidualLifetime(renewals, d, 12).Value, 1e-11 * finite);
        Assert.Equal(0, model.ResidualLifetime(renewals, d, 0).Value);
        if (renewals == 0) Assert.Equal(1 + sum / (1 + d), model.DiscountedLifetime(d).Value, 1e-11 * (1 + sum));
    }, 300);

    /// <summary>Small discounts and none, for which a sum has thousands of terms or no end; computed at 40 digits.</summary>
    [Theory]
    [MemberData(nameof(LongLifetimes))]
    public void ResidualLifetime_BdwOverLongTimes_IsTheReference(
        double alpha, double beta, double c, int renewals, double d, double reference) =>
        Assert.Equal(1, BdwModel.Create(alpha, beta, c).ResidualLifetime(renewals, d).Value / reference, 1e-13);

    [Fact]
    public void ResidualLifetime_NoDiscountAndNoMean_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, SbgModel.Create(1, 3).ResidualLifetime(2).Value);
        Assert.Equal(3 + 2, SbgModel.Create(2, 3).ResidualLifetime(2).Value, 1e-13);
        Assert.Equal(double.PositiveInfinity, BdwModel.Create(0.5, 3, 2).ResidualLifetime(2).Value);
        Assert.True(double.IsFinite(BdwModel.Create(0.51, 3, 2).ResidualLifetime(2).Value));
    }

    [Fact]
    public void Predictions_Warm_AllocateNothing()
    {
        RetentionModel sbg = DiscreteFits.Sbg(RetentionCohorts.Regular).Model;
        RetentionModel bdw = DiscreteFits.Bdw(RetentionCohorts.Regular).Model;
        var (sum, curve) = (0.0, new double[8]);
        Assert.Equal(0, Allocation.Of(() =>
        {
            foreach (var model in (ReadOnlySpan<RetentionModel>)[sbg, bdw])
            {
                sum +=
                    model.Survival(5, 2).Value + model.ChurnProbability(3).Value + model.Retention(4, withStandardError: true).StandardError
                        + model.CumulativeChurn(3).Value + model.ResidualLifetime(2, 0.3).Value + model.DiscountedLifetime(0.3).Value;
                model.SurvivalCurve(curve);
            }
        }));
        Assert.True(sum > 0);
    }

    public static TheoryData<double, double, double, int, double, double> LongLifetimes => new()
    {
        { 6.58, 11.1, 1.33, 0, 0.0, 1.2932265200049458 },
        { 1.49, 0.0463, 1.89, 1, 0.0, 0.31483222690559676 },
        { 15.7, 0.523, 0.744, 0, 1e-05, 0.04076745677072043 },
        { 15.2, 0.64, 0.561, 1, 0.0, 0.6246139561231534 },
        { 21.7, 0.0879, 0.457, 50, 0.0, 13.465238106764454 },
        { 34.7, 0.0329, 0.429, 1, 0.0, 0.5107403869997252 },
        { 1.31, 37.7, 2.36, 1, 0.0, 3.6366339560583514 },
        { 2.82, 39.2, 2.76, 50, 0.0, 6.88903846013505 },
        { 12.4, 31.2, 0.332, 5, 0.0, 473.8139893463726 },
        { 15.3, 2.37, 0.679, 5, 0.0, 1.6429596253106462 },
        { 2.998, 3.94, 3.645, 2, 0.003573, 0.026249148885585393 },
        { 0.08632, 0.1008, 0.2097, 0, 0.001567, 302.898491179844 },
        { 0.1181, 0.1057, 0.3279, 20, 0.003818, 239.46773634204985 },
        { 18.35, 27.05, 2.525, 5, 0.001352, 0.003407028866913711 },
        { 0.2263, 0.6715, 0.3088, 0, 0.0008727, 577.062381385225 },
        { 14.72, 12.47, 1.03, 5, 0.002132, 1.149113833192535 },
    };
}
