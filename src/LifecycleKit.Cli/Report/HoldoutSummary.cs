using LifecycleKit.Clv;

namespace LifecycleKit.Cli;

/// <summary>
/// The hold-out table in summary.json: the model is fitted to the first two thirds of the time and compared with the last third.
/// </summary>
internal sealed record HoldoutSummary
{
    public required string Model { get; init; }

    /// <summary>The length of the hold-out.</summary>
    public required double Weeks { get; init; }

    public required long Customers { get; init; }

    public required long ActualPurchases { get; init; }

    public required double ExpectedPurchases { get; init; }

    public required double? MeanAbsoluteError { get; init; }

    public required double? RootMeanSquaredError { get; init; }

    /// <summary>The buckets by repeat purchases before the hold-out; means are null without customers.</summary>
    public required IReadOnlyList<Bucket> Buckets { get; init; }

    public static HoldoutSummary? Of(HoldoutTable? table) => table is null ? null : new HoldoutSummary
    {
        Model = table.Models[0].ModelName,
        Weeks = table.Length,
        Customers = table.CustomerCount,
        ActualPurchases = table.PurchaseCount,
        ExpectedPurchases = table.Models[0].Expected,
        MeanAbsoluteError = table.Models[0].MeanAbsoluteError.TryGetValue(out var absolute) ? absolute : null,
        RootMeanSquaredError = table.Models[0].RootMeanSquaredError.TryGetValue(out var squared) ? squared : null,
        Buckets =
        [
            .. table.Buckets.Select(bucket => new Bucket(
                bucket.Label,
                bucket.CustomerCount,
                bucket.Actual.TryGetValue(out var actual) ? actual : null,
                bucket.Expected[0].TryGetValue(out var expected) ? expected : null)),
        ],
    };

    internal sealed record Bucket(string X, long Customers, double? ActualMean, double? ExpectedMean);
}
