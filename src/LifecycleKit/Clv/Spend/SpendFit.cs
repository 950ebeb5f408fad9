using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>Fits the Gamma-Gamma model and adds warnings about the sample.</summary>
internal static class SpendFit
{
    private const int FewCustomers = 30;

    public static FitResult<GammaGammaModel> Fit(SpendSample sample, FitOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        cancellationToken.ThrowIfCancellationRequested();
        if (sample.CustomerCount == 0)
        {
            return new FitResult<GammaGammaModel>(
                new FitSummary
                {
                    ModelName = GammaGammaModel.ModelName,
                    Status = FitStatus.NotEnoughData,
                    Warnings =
                    [
                        new FitWarning(FitWarningKind.NotEnoughData, "No customer of the sample has repeat purchases and spend above 0."),
                        .. LeftOut(sample),
                    ],
                },
                null);
        }

        var summary = ModelFitter.Fit(
            GammaGammaModel.ModelName,
            GammaGammaModel.Symbols,
            new GammaGammaLikelihood(sample.Columns),
            options ?? FitOptions.Default,
            cancellationToken,
            out var point);
        summary = summary with { Warnings = [.. summary.Warnings, .. Warnings(sample, point), .. LeftOut(sample)] };
        return new FitResult<GammaGammaModel>(
            summary, new GammaGammaModel(point[0], point[1], point[2], sample.Grain, summary.Covariance, summary.Parameters));
    }

    private static IEnumerable<FitWarning> Warnings(SpendSample sample, double[] point)
    {
        if (sample.CustomerCount < FewCustomers)
        {
            yield return new FitWarning(FitWarningKind.TooFewRepeats, FormattableString.Invariant(
                $"Only {sample.CustomerCount} customers have repeat spend; a spend model needs at least {FewCustomers} of them."));
        }

        if (point[1] <= 1)
        {
            yield return new FitWarning(FitWarningKind.InfiniteMean, FormattableString.Invariant(
                $"q is {point[1]:0.####}, not above 1: the population's mean spend is infinite, and so is the value of a new customer."));
        }

        var independence = new SpendIndependence(sample.FrequencyCorrelation());
        if (independence.IsViolated) yield return new FitWarning(FitWarningKind.AssumptionViolated, independence.Text);
    }

    private static ImmutableArray<FitWarning> LeftOut(SpendSample sample) => sample.ZeroSpendCustomerCount == 0
        ? []
        : [new FitWarning(FitWarningKind.RowsLeftOut, FormattableString.Invariant(
            $"{sample.ZeroSpendCustomerCount} of {sample.CustomerCount + sample.ZeroSpendCustomerCount} customers with repeat purchases spent nothing on those purchases and were left out."))];
}
