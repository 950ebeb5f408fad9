using System.Text.Json;
using System.Text.Json.Serialization;
using LifecycleKit.Import;
using LifecycleKit.Segments;

namespace LifecycleKit.Cli;

/// <summary>The figures of the shop in summary.json and on the terminal.</summary>
internal sealed record Summary
{
    public required long RowsRead { get; init; }

    public required long RowsRejected { get; init; }

    public required long RowsGuest { get; init; }

    public required long RowsAfterAsOf { get; init; }

    /// <summary>Rows that are an order, a part of one, or a credit.</summary>
    public required long RowsUsed { get; init; }

    public required long RowsPartOfOrder { get; init; }

    public required long RowsCredit { get; init; }

    public required long RowsNotAnOrder { get; init; }

    public required long RowsOtherCurrency { get; init; }

    public required long RowsBlank { get; init; }

    public required long Orders { get; init; }

    public required long ZeroOrders { get; init; }

    public required long Credits { get; init; }

    public required int Customers { get; init; }

    public required decimal NetRevenue { get; init; }

    /// <summary>The instants of the first and last order or credit, in UTC.</summary>
    public required DateTimeOffset? First { get; init; }

    public required DateTimeOffset? Last { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyDictionary<string, int> Segments { get; init; }

    public required IReadOnlyDictionary<string, int> RfmSegments { get; init; }

    public required IReadOnlyDictionary<string, int> Phases { get; init; }

    public required IReadOnlyDictionary<string, int> Stages { get; init; }

    /// <summary>The purchase model, and the AIC of its rivals.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>The model of the amounts.</summary>
    public required ModelSummary SpendModel { get; init; }

    /// <summary>The hold-out check; null when the time is too short.</summary>
    public required HoldoutSummary? Holdout { get; init; }

    /// <summary>The report of the period as the library's JSON: months and metrics.</summary>
    public required JsonElement Report { get; init; }

    /// <summary>The customers who reached each stage of the lifecycle, and the step with the largest loss.</summary>
    public required IReadOnlyList<FunnelStage> Funnel { get; init; }

    /// <summary>What was understood of each file.</summary>
    public required IReadOnlyList<JsonElement> Format { get; init; }

    /// <summary>The choices and doubts of the import.</summary>
    public required IReadOnlyList<DiagnosticSummary> Diagnostics { get; init; }

    public static Summary Of(
        ShopOrders orders,
        IReadOnlyList<CustomerRow> customers,
        ShopModels models,
        ShopMetrics metrics,
        ReportOptions options)
    {
        using var report = JsonDocument.Parse(metrics.Report.ToJson());
        var sums = customers.Select(customer => customer.Orders).ToList();
        return new Summary
        {
            RowsRead = orders.Counts.Read,
            RowsRejected = orders.Counts[RowOutcome.Rejected],
            RowsGuest = orders.Counts[RowOutcome.Guest],
            RowsAfterAsOf = orders.Counts[RowOutcome.AfterAsOf],
            RowsUsed = orders.Counts[RowOutcome.Used] + orders.Counts[RowOutcome.PartOfOrder] + orders.Counts[RowOutcome.Credit],
            RowsPartOfOrder = orders.Counts[RowOutcome.PartOfOrder],
            RowsCredit = orders.Counts[RowOutcome.Credit],
            RowsNotAnOrder = orders.Counts[RowOutcome.NotAnOrder],
            RowsOtherCurrency = orders.Counts[RowOutcome.OtherCurrency],
            RowsBlank = orders.Counts[RowOutcome.Blank],
            Orders = sums.Sum(summary => (long)summary.OrderCount),
            ZeroOrders = sums.Sum(summary => (long)summary.ZeroOrderCount),
            Credits = sums.Sum(summary => (long)summary.CreditCount),
            Customers = customers.Count,
            NetRevenue = sums.Sum(summary => summary.NetRevenue),
            First = sums.Min(summary => summary.FirstEntryAt),
            Last = sums.Max(summary => summary.LastEntryAt),
            AsOf = orders.AsOf,
            Segments =
                Count(SegmentMaps.FivePhase.Segments.Select(segment => segment.Name), customers.Select(customer => customer.Segment?.Name)),
            RfmSegments =
                Count(options.Segments.Segments.Select(segment => segment.Name), customers.Select(customer => customer.RfmSegment?.Name)),
            Phases = Count(
                SegmentMaps.FivePhase.Segments.Select(segment => segment.Phase!).Distinct(),
                customers.Select(customer => customer.Segment?.Phase)),
            Stages = Count(options.Lifecycle.Stages.Select(stage => stage.Id), customers.Select(customer => customer.State.Stage)),
            Model = ModelSummary.Of(models.Purchases, models.Comparison),
            SpendModel = ModelSummary.Of(models.Spend),
            Holdout = HoldoutSummary.Of(models.Holdout),
            Report = report.RootElement.Clone(),
            Funnel = FunnelStage.Of(metrics.Funnel),
            Format = [.. orders.Formats.Select(Parsed)],
            Diagnostics = [.. orders.Diagnostics.Select(DiagnosticSummary.Of)],
        };
    }

    private static JsonElement Parsed(ImportFormat format)
    {
        using var json = JsonDocument.Parse(format.ToJson());
        return json.RootElement.Clone();
    }

    public string ToJson() => JsonSerializer.Serialize(this, SummaryJsonContext.Default.Summary) + "\n";

    /// <summary>Returns the number of customers by name, in the order of the names, without customers without a name.</summary>
    private static Dictionary<string, int> Count(IEnumerable<string> names, IEnumerable<string?> found)
    {
        var counts = names.ToDictionary(name => name, _ => 0);
        foreach (var name in found)
        {
            if (name is not null) counts[name]++;
        }

        return counts;
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(InspectionSummary))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
