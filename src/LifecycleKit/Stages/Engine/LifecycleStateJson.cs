using System.Text.Json.Serialization;

namespace LifecycleKit.Stages;

/// <summary>A lifecycle state as JSON of format 1.</summary>
internal sealed class LifecycleStateJson
{
    public static readonly JsonShape Shape = JsonShape.Document(LifecycleStateJsonContext.Default.LifecycleStateJson);

    public required int Format { get; init; }

    public required string DefinitionHash { get; init; }

    public required string ContextVersion { get; init; }

    public required string Stage { get; init; }

    public string? HighestStage { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required DateTimeOffset MovedOverAt { get; init; }

    public DateTimeOffset? NextDue { get; init; }

    public string? NextRule { get; init; }

    public required long Sequence { get; init; }

    public required IReadOnlyList<StageEntry> Entries { get; init; }

    public required IReadOnlyList<RuleTimerState> Timers { get; init; }

    /// <summary>Returns what is wrong with the content; null when it is valid.</summary>
    public string? Problem()
    {
        if (DefinitionHash is null || ContextVersion is null || Stage is null || Entries is null || Timers is null)
            return "a member is null.";
        if (EnteredAt.UtcTicks <= 0 || ChangedAt < EnteredAt)
            return "the stage must have been entered at an instant not after the latest change.";
        if (Sequence < 0) return "the sequence is negative.";
        if (Entries.Any(entry => string.IsNullOrEmpty(entry.Stage)) || Timers.Any(timer => string.IsNullOrEmpty(timer.Rule)))
            return "an id is missing.";
        if (Entries.DistinctBy(entry => entry.Stage).Count() != Entries.Count
            || Timers.DistinctBy(timer => timer.Rule).Count() != Timers.Count)
        {
            return "an id occurs twice.";
        }

        if (Entries.All(entry => entry.Stage != Stage || entry.At != EnteredAt)) return "the entries lack the current stage.";
        if (Timers.Count > RuleResolver.MaxTimers) return FormattableString.Invariant($"more than {RuleResolver.MaxTimers} timers.");
        return NextRule is not null && NextDue is null ? "a next rule needs a next due instant." : null;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LifecycleStateJson))]
internal sealed partial class LifecycleStateJsonContext : JsonSerializerContext;
