using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Reads the single values of a section. Options without a value stay unchanged.</summary>
internal sealed class SectionValues(IConfiguration section, List<Diagnostic> diagnostics)
{
    public void Apply(LifecycleOptions options)
    {
        if (Text(nameof(options.ReportingCurrency)) is { } currency) options.ReportingCurrency = currency;
        if (Text(nameof(options.SubjectSecret)) is { } secret) options.SubjectSecret = secret;
        if (Text(nameof(options.TimeZoneTrait)) is { } trait) options.TimeZoneTrait = trait;
        options.Revision = Integer(nameof(options.Revision)) ?? options.Revision;
        options.MaxDeliveryAttempts = Integer(nameof(options.MaxDeliveryAttempts)) ?? options.MaxDeliveryAttempts;
        if (bool.TryParse(Text(nameof(options.WarningsAsErrors)), out var isStrict)) options.WarningsAsErrors = isStrict;
        options.TimeZone = Read(
            nameof(options.TimeZone), Zone, "is not a valid time zone on this machine", "Use an IANA id such as Europe/Berlin.")
                ?? options.TimeZone;
        options.FutureTolerance = Length(nameof(options.FutureTolerance)) ?? options.FutureTolerance;
        options.DuplicateHorizon = Length(nameof(options.DuplicateHorizon)) ?? options.DuplicateHorizon;
        options.LeaseDuration = Length(nameof(options.LeaseDuration)) ?? options.LeaseDuration;
        options.RecordTimeout = Length(nameof(options.RecordTimeout)) ?? options.RecordTimeout;
        options.Delivery = Named<DeliveryMode>(nameof(options.Delivery), "mode") ?? options.Delivery;
        options.LateEvents = Named<LateEventPolicy>(nameof(options.LateEvents), "policy") ?? options.LateEvents;
        options.ReplayHorizon = Length(nameof(options.ReplayHorizon)) ?? options.ReplayHorizon;
        options.RetentionPeriod = Length(nameof(options.RetentionPeriod)) ?? options.RetentionPeriod;
        options.VisitorExpiry = Length(nameof(options.VisitorExpiry)) ?? options.VisitorExpiry;
        options.SegmentMap = Map(nameof(options.SegmentMap)) ?? options.SegmentMap;
        new SectionIndexes(section, diagnostics).Apply(options);
        if (Text(SectionShape.SegmentTrack) is { } track) AddSegmentTrack(options, track);
    }

    private void AddSegmentTrack(LifecycleOptions options, string name)
    {
        if (!string.IsNullOrWhiteSpace(name) && !section.GetSection($"{PublishedPart.TracksPath}:{name}").Exists())
        {
            options.AddSegmentTrack(name);
            return;
        }

        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.Contradiction, SectionShape.SegmentTrack,
            $"The name {ConditionText.Quoted(name)} is empty, or the section declares a track of this name.",
            $"Choose another name, such as {LifecycleOptions.DefaultSegmentTrack}."));
    }

    private SegmentMap? Map(string member)
    {
        if (Text(member) is not { } name) return null;
        if (SegmentMaps.Find(name) is { } map) return map;
        var hint =
            Nearest.Hint(name, SegmentMaps.Names, $"Use one of {string.Join(", ", SegmentMaps.Names)}, or set your own map in code.");
        var problem = $"There is no segment map {ConditionText.Quoted(name)}.";
        diagnostics.Add(Diagnostic.Error(DiagnosticIds.UnknownValue, SectionShape.NameOf(member), problem, hint));
        return null;
    }

    private static TimeZoneInfo? Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>Reads a duration as in rules, or as .NET writes it. A number alone is refused, since .NET reads it as days.</summary>
    private static TimeSpan? Duration(string text) => DurationText.Read(text)
        ?? (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var length) && text.Contains(':', StringComparison.Ordinal)
            ? length : null);

    /// <summary>Reads a whole number, whose form the shape has checked.</summary>
    private int? Integer(string member) =>
        int.TryParse(Text(member), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private T? Named<T>(string member, string what)
        where T : struct, Enum => Read(
        member,
        name => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals($"{value}", name, StringComparison.OrdinalIgnoreCase)),
        $"is not a valid {what}", $"Use one of {string.Join(", ", Enum.GetNames<T>())}.");

    private TimeSpan? Length(string member) =>
        Read(member, Duration, "is not a valid duration", "Write a duration such as 5m, 30d or 00:05:00.");

    private T? Read<T>(string member, Func<string, T?> read, string problem, string suggestion)
    {
        if (Text(member) is not { } text) return default;
        var value = read(text);
        if (value is null)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.TypeMismatch, SectionShape.NameOf(member), $"{ConditionText.Quoted(text)} {problem}.", suggestion));
        }

        return value;
    }

    private string? Text(string member) => section[member] is { Length: > 0 } text ? text : null;
}
