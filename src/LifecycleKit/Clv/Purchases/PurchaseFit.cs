namespace LifecycleKit.Clv;

/// <summary>Fits a purchase model of any family and adds warnings about the sample.</summary>
internal static class PurchaseFit
{
    private const int FewRepeatCustomers = 30;

    public static FitResult<TModel> Fit<TModel>(
        PurchaseFamily family, PurchaseSample sample, FitOptions? options, CancellationToken cancellationToken)
        where TModel : PurchaseModel
    {
        ArgumentNullException.ThrowIfNull(sample);
        cancellationToken.ThrowIfCancellationRequested();
        if (Missing(sample) is { } missing)
        {
            return new FitResult<TModel>(
                new FitSummary
                {
                    ModelName = family.Name,
                    Status = FitStatus.NotEnoughData,
                    CustomerCount = sample.CustomerCount,
                    DistinctRowCount = sample.DistinctRowCount,
                    SampleDigest = sample.Digest,
                    Warnings = [new FitWarning(FitWarningKind.NotEnoughData, missing)],
                },
                null);
        }

        var summary = ModelFitter.Fit(
            family.Name, family.Symbols, family.LikelihoodOf(sample.Columns), options ?? FitOptions.Default, cancellationToken,
            out var point);
        summary = summary with { SampleDigest = sample.Digest, Warnings = [.. summary.Warnings, .. Warnings(family, sample)] };
        var model = family.Create(PurchaseParameters.Of(point), sample.Unit, sample.Grain, summary.Covariance);
        return new FitResult<TModel>(summary, (TModel)model);
    }

    private static string? Missing(PurchaseSample sample) =>
        sample.CustomerCount == 0 ? "The sample has no customers."
        : sample.Columns.Ages.AsSpan(0, sample.DistinctRowCount).ContainsAnyExcept(0.0) ? null
        : "No customer has been observed for any time after the first purchase.";

    private static IEnumerable<FitWarning> Warnings(PurchaseFamily family, PurchaseSample sample)
    {
        var oneTime = sample.CustomerCount - sample.RepeatCustomerCount;
        if (sample.RepeatCustomerCount < FewRepeatCustomers)
        {
            yield return new FitWarning(FitWarningKind.TooFewRepeats, FormattableString.Invariant(
                $"Only {sample.RepeatCustomerCount} of {sample.CustomerCount} customers purchased again; a purchase model needs at least {FewRepeatCustomers} of them."));
        }

        if (family.KeepsOneTimeBuyers && 2 * oneTime >= sample.CustomerCount)
        {
            yield return new FitWarning(FitWarningKind.OneTimeBuyersAlive, FormattableString.Invariant(
                $"{oneTime} of {sample.CustomerCount} customers have no repeat purchase, and under {family.Name} each of them is certainly alive, however long ago the purchase was; use MBG/NBD or Pareto/NBD, where these customers can drop out."));
        }

        if (RegularTimingCheck.Of(sample) is { } regularity) yield return regularity;
    }
}
