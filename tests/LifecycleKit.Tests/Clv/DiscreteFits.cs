using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>Fits the discrete-time models with the cancellation token of the test.</summary>
internal static class DiscreteFits
{
    public static FitResult<BgBbModel> BgBb(OpportunitySample sample, FitOptions? options = null) =>
        BgBbModel.Fit(sample, options, TestContext.Current.CancellationToken);

    public static FitResult<SbgModel> Sbg(RetentionSample sample) =>
        SbgModel.Fit(sample, cancellationToken: TestContext.Current.CancellationToken);

    public static FitResult<BdwModel> Bdw(RetentionSample sample) =>
        BdwModel.Fit(sample, cancellationToken: TestContext.Current.CancellationToken);
}
