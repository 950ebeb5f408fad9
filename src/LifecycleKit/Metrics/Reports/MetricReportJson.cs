using System.Globalization;
using System.Text;
using System.Text.Json;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Metrics;

/// <summary>Writes a report as JSON.</summary>
internal static class MetricReportJson
{
    private const int Format = 1;

    public static string Write(MetricReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Write(json, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, MetricReport report)
    {
        var options = report.Options;
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("timeZone", options.TimeZone.Id);
        Write(json, "period", options.Period);
        if (options.Comparison is { } comparison) Write(json, "comparison", comparison);

        json.WriteStartArray("months");
        foreach (var month in report.Months) Write(json, month, options.TimeZone);
        json.WriteEndArray();

        json.WriteStartArray("metrics");
        foreach (var figure in report.Figures) Write(json, figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GrowthRow month, TimeZoneInfo zone)
    {
        json.WriteStartObject();
        json.WriteString("month", CalendarDays.DateOf(month.Period.From, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        json.WriteNumber("new", month.NewCount);
        json.WriteNumber("returning", month.ReturningCount);
        json.WriteNumber("resurrecting", month.ResurrectingCount);
        json.WriteNumber("dormant", month.DormantCount);
        json.WriteNumber("active", month.ActiveCount);
        json.WriteNumber("orders", month.OrderCount);
        json.WriteNumber("netRevenue", ScaledDecimal.Normalize(month.NetRevenue));
        if (month.QuickRatio.ToEstimate().TryGetValue(out var quick)) json.WriteNumber("quickRatio", quick);
        else json.WriteNull("quickRatio");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MetricFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Name);
        if (figure.Variant.Length > 0) json.WriteString("variant", figure.Variant);
        WriteValue(json, figure);
        if (figure.Comparison is { } comparison)
        {
            json.WriteStartObject("comparison");
            WriteValue(json, comparison);
            json.WriteEndObject();
            Write(json, "change", figure.Change);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, MetricFigure value)
    {
        Write(json, "value", value.Estimate);
        if (!value.Estimate.HasValue) json.WriteString("reason", value.Estimate.Reason);
        if (value.Denominator is { } denominator)
        {
            json.WriteNumber("numerator", ScaledDecimal.Normalize(value.Numerator));
            json.WriteNumber("denominator", ScaledDecimal.Normalize(denominator));
        }

        if (value.Interval is not { } interval) return;
        json.WriteNumber("lower", interval.Lower);
        json.WriteNumber("upper", interval.Upper);
        json.WriteNumber("level", interval.Level);
    }

    private static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        if (estimate.TryGetValue(out var value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, string name, Period period)
    {
        json.WriteStartObject(name);
        json.WriteString("from", period.From);
        json.WriteString("to", period.To);
        json.WriteEndObject();
    }
}
