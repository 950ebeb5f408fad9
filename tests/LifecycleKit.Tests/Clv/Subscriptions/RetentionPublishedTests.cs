using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>Published figures of sBG and BdW, each to the digits that were printed.</summary>
public class RetentionPublishedTests
{
    [Fact]
    public void FitSbg_HighEnd_IsThePublishedOne() => Check(DiscreteFits.Sbg(RetentionCohorts.HighEnd), -1611.158, 0.668, 3.806);

    /// <summary>Defect 13: a reference of alpha 0.688 was accepted with a tolerance of 0.1; the maximum is at 0.704.</summary>
    [Fact]
    public void Defect13_FitSbgRegular_HasAlpha704() => Check(DiscreteFits.Sbg(RetentionCohorts.Regular), -1680.265, 0.704, 1.182);

    [Fact]
    public void FitBdw_HighEnd_IsTheKnownOne() => Check(DiscreteFits.Bdw(RetentionCohorts.HighEnd), -1605.314, 0.2143, 1.4266, 1.7236);

    [Fact]
    public void FitBdw_Regular_IsTheKnownOne() => Check(DiscreteFits.Bdw(RetentionCohorts.Regular), -1679.603, 0.4556, 0.7793, 1.2835);

    [Fact]
    public void Survival_HighEnd_IsThePublished() =>
        CheckSurvival(SbgModel.Create(0.668, 3.806), [1, 0.8507, 0.7469, 0.6698, 0.61, 0.5619, 0.5223, 0.4889]);

    [Fact]
    public void Survival_Regular_IsThePublished() =>
        CheckSurvival(SbgModel.Create(0.704, 1.182), [1, 0.6267, 0.4738, 0.388, 0.3321, 0.2924, 0.2625, 0.2391]);

    /// <summary>
    /// Table 3 of Fader and Hardie (2010), Marketing Science 29(1): after n − 1 renewals, at 10 %. A constant retention rate of 0.8 gives
    /// 2.9333 for both segments.
    /// </summary>
    [Theory]
    [InlineData(3.80, 15.20, 3.3098, 3.4510, 3.5865, 3.7168, 3.8421)]
    [InlineData(0.067, 0.267, 7.6708, 9.4553, 9.8508, 10.056, 10.189)]
    public void ResidualLifetime_TwoSegments_IsThePublished(double alpha, double beta, params double[] published)
    {
        var model = SbgModel.Create(alpha, beta);
        for (var n = 1; n <= published.Length; n++)
            Assert.Equal(published[n - 1], model.ResidualLifetime(n - 1, 0.1).Value, published[n - 1] > 10 ? 5.1e-4 : 5.1e-5);
        Assert.True(model.ResidualLifetime(0, 0.1).Value > 0.8 * 1.1 / (1.1 - 0.8));
    }

    private static void Check<TModel>(FitResult<TModel> fit, double logLikelihood, params double[] parameters)
        where TModel : RetentionModel
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit}; {fit.IterationCount} steps, gradient {fit.GradientNorm:g3}");
        Assert.Equal(FitStatus.Converged, fit.Status);
        Assert.Equal(logLikelihood, fit.LogLikelihood.Value, 5.1e-4);
        Assert.InRange(fit.GradientNorm, 0, 1e-8);
        var digits = typeof(TModel) == typeof(SbgModel) ? 5.1e-4 : 5.1e-5;
        for (var i = 0; i < parameters.Length; i++) Assert.Equal(parameters[i], fit.Parameters[i].Value.Value, digits);
        Assert.All(fit.Parameters, parameter => Assert.True(parameter.Value.HasStandardError));
    }

    private static void CheckSurvival(SbgModel model, double[] published)
    {
        var curve = new double[published.Length];
        model.SurvivalCurve(curve);
        for (var t = 0; t < curve.Length; t++) Assert.Equal(published[t], curve[t], 5.1e-5);
    }
}
