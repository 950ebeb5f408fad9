using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Sets the options that are single values of settings. Options without a value stay unchanged.</summary>
internal sealed class SettingsValues(LifecycleOptionsJson settings, List<Diagnostic> diagnostics)
{
    public void Apply(LifecycleOptions options)
    {
        if (settings.ReportingCurrency is { Length: > 0 } currency) options.ReportingCurrency = currency;
        if (settings.SubjectSecret is { Length: > 0 } secret) options.SubjectSecret = secret;
        if (settings.TimeZoneTrait is { Length: > 0 } trait) options.TimeZoneTrait = trait;
        options.Revision = settings.Revision ?? options.Revision;
        options.MaxDeliveryAttempts = settings.MaxDeliveryAttempts ?? options.MaxDeliveryAttempts;
        options.WarningsAsErrors = settings.WarningsAsErrors ?? options.WarningsAsErrors;
        options.TimeZone = Read(
            nameof(settings.TimeZone), settings.TimeZone, Zone, "is not a valid time zone on this machine",
            "Use an IANA id such as Europe/Berlin.") ?? options.TimeZone;
        options.FutureTolerance = Length(nameof(settings.FutureTolerance), settings.FutureTolerance) ?? options.FutureTolerance;
        options.DuplicateHorizon = Length(nameof(settings.DuplicateHorizon), settings.DuplicateHorizon) ?? options.DuplicateHorizon;
        options.LeaseDuration = Length(nameof(settings.LeaseDuration), settings.LeaseDuration) ?? options.LeaseDuration;
        options.RecordTimeout = Length(nameof(settings.RecordTimeout), settings.RecordTimeout) ?? options.RecordTimeout;
        options.ReplayHorizon = Length(nameof(settings.ReplayHorizon), settings.ReplayHorizon) ?? options.ReplayHorizon;
        options.RetentionPeriod = Length(nameof(settings.RetentionPeriod), settings.RetentionPeriod) ?? options.RetentionPeriod;
        options.VisitorExpiry = Length(nameof(settings.VisitorExpiry), settings.VisitorExpiry) ?? options.VisitorExpiry;
        options.Delivery = Named<DeliveryMode>(nameof(settings.Delivery), settings.Delivery, "mode") ?? options.Delivery;
        options.LateEvents = Named<LateEventPolicy>(nameof(settings.LateEvents), settings.LateEvents, "policy") ?? options.LateEvents;
        options.SegmentMap = Map(nameof(settings.SegmentMap), settings.SegmentMap) ?? options.SegmentMap;
        if (settings.ScoreIndexes is { } indexes) new SettingsIndexes(indexes, diagnostics).Apply(options);
    }

    /// <summary>Adds the track of the segment map, after the tracks that the settings declare.</summary>
    public void AddSegmentTrack(LifecycleOptions options, IEnumerable<string> declared)
    {
        if (settings.SegmentTrack is not { Length: > 0 } name) return;
        if (!string.IsNullOrWhiteSpace(name) && !declared.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            options.AddSegmentTrack(name);
            return;
        }

        diagnostics.Add(Diagnostic.Error(
            DiagnosticIds.Contradiction, SettingsShape.NameOf(nameof(settings.SegmentTrack)),
            $"The name {ConditionText.Quoted(name)} is empty, or the section declares a track of this name.",
            $"Choose another name, such as {LifecycleOptions.DefaultSegmentTrack}."));
    }

    private SegmentMap? Map(string member, string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        if (SegmentMaps.Find(name) is { } map) return map;
        var hint =
            Nearest.Hint(name, SegmentMaps.Names, $"Use one of {string.Join(", ", SegmentMaps.Names)}, or set your own map in code.");
        var problem = $"There is no segment map {ConditionText.Quoted(name)}.";
        diagnostics.Add(Diagnostic.Error(DiagnosticIds.UnknownValue, SettingsShape.NameOf(member), problem, hint));
        return null;
    }

    private static TimeZoneInfo? Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>Reads a duration as in rules, or as .NET writes it. A number alone is refused, since .NET reads it as days.</summary>
    private static TimeSpan? Duration(string text) => DurationText.Read(text)
        ?? (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var length) && text.Contains(':', StringComparison.Ordinal)
            ? length : null);

    private T? Named<T>(string member, string? text, string what)
        where T : struct, Enum => Read(
        member, text,
        name => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals($"{value}", name, StringComparison.OrdinalIgnoreCase)),
        $"is not a valid {what}", $"Use one of {string.Join(", ", Enum.GetNames<T>())}.");

    private TimeSpan? Length(string member, string? text) =>
        Read(member, text, Duration, "is not a valid duration", "Write a duration such as 5m, 30d or 00:05:00.");

    private T? Read<T>(string member, string? text, Func<string, T?> read, string problem, string suggestion)
    {
        if (string.IsNullOrEmpty(text)) return default;
        var value = read(text);
        if (value is null)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.TypeMismatch, SettingsShape.NameOf(member), $"{ConditionText.Quoted(text)} {problem}.", suggestion));
        }

        return value;
    }
}
