using System.Globalization;
using System.Text.Json.Serialization;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>A report as JSON of format 1.</summary>
internal sealed record MetricReportJson(
    string TimeZone, ReportPeriodJson Period, ReportPeriodJson? Comparison, IReadOnlyList<GrowthRowJson> Months,
    IReadOnlyList<MetricFigureJson> Metrics)
{
    public const int CurrentFormat = 1;

    public static MetricReportJson Of(MetricReport report)
    {
        var zone = report.Options.TimeZone;
        return new(
            zone.Id,
            ReportPeriodJson.Of(report.Options.Period),
            report.Options.Comparison is { } comparison ? ReportPeriodJson.Of(comparison) : null,
            [.. report.Months.Select(month => GrowthRowJson.Of(month, zone))],
            [.. report.Figures.Select(MetricFigureJson.Of)]);
    }
}

/// <summary>A period in a report.</summary>
internal sealed record ReportPeriodJson(DateTimeOffset From, DateTimeOffset To)
{
    public static ReportPeriodJson Of(Period period) => new(period.From, period.To);
}

/// <summary>The growth of one month; the quick ratio is null when it is undefined.</summary>
internal sealed record GrowthRowJson(
    string Month, long New, long Returning, long Resurrecting, long Dormant, long Active, long Orders, decimal NetRevenue,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? QuickRatio)
{
    public static GrowthRowJson Of(GrowthRow month, TimeZoneInfo zone) => new(
        CalendarDays.DateOf(month.Period.From, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        month.NewCount, month.ReturningCount, month.ResurrectingCount, month.DormantCount, month.ActiveCount, month.OrderCount,
        ScaledDecimal.Normalize(month.NetRevenue), month.QuickRatio.ToEstimate().TryGetValue(out var quick) ? quick : null);
}

/// <summary>The value of a metric in one period: null with the reason, or a number with what it is made of.</summary>
internal record MetricValueJson
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Value { get; private init; }

    public string? Reason { get; private init; }

    public decimal? Numerator { get; private init; }

    public decimal? Denominator { get; private init; }

    public double? Lower { get; private init; }

    public double? Upper { get; private init; }

    public double? Level { get; private init; }

    public static MetricValueJson ValueOfPeriod(MetricFigure value) => Fill(new MetricValueJson(), value);

    /// <summary>Returns a copy with the members of a figure in one period.</summary>
    protected static T Fill<T>(T empty, MetricFigure value)
        where T : MetricValueJson => (T)(empty with
    {
        Value = ValueOf(value.Estimate),
        Reason = value.Estimate.HasValue ? null : value.Estimate.Reason,
        Numerator = value.Denominator.HasValue ? ScaledDecimal.Normalize(value.Numerator) : null,
        Denominator = value.Denominator is { } denominator ? ScaledDecimal.Normalize(denominator) : null,
        Lower = value.Interval?.Lower,
        Upper = value.Interval?.Upper,
        Level = value.Interval?.Level,
    });

    protected static double? ValueOf(Estimate estimate) => estimate.TryGetValue(out var value) ? value : null;
}

/// <summary>A metric of a report. The change is left out when one of the two values is undefined.</summary>
internal sealed record MetricFigureJson : MetricValueJson
{
    [JsonPropertyOrder(-2)]
    public required string Name { get; init; }

    [JsonPropertyOrder(-1)]
    public string? Variant { get; init; }

    [JsonPropertyOrder(1)]
    public MetricValueJson? Comparison { get; init; }

    [JsonPropertyOrder(2)]
    public double? Change { get; init; }

    public static MetricFigureJson Of(MetricFigure figure) => Fill(
        new MetricFigureJson
        {
            Name = figure.Name,
            Variant = figure.Variant.Length > 0 ? figure.Variant : null,
            Comparison = figure.Comparison is { } comparison ? MetricValueJson.ValueOfPeriod(comparison) : null,
            Change = ValueOf(figure.Change),
        },
        figure);
}

/// <summary>The generated writer of reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(MetricReportJson))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
