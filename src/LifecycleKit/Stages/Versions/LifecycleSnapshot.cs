namespace LifecycleKit.Stages;

/// <summary>Where a customer stands, by ids: what a host stores of a <see cref="LifecycleState"/>, together with his history.</summary>
/// <remarks>Made by <see cref="LifecycleEngine.Capture"/>, read by <see cref="LifecycleEngine.Resume"/>. Immutable and safe to share between threads.</remarks>
public sealed record LifecycleSnapshot
{
    internal const int CurrentFormat = 1;

    private static readonly JsonShape Shape = JsonShape.Document(LifecycleSnapshotJsonContext.Default.LifecycleSnapshot);

    /// <summary>The version of the stored format; 1.</summary>
    public required int Format { get; init; }

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>The <see cref="Conditions.FactContext.Version"/> of zone and models.</summary>
    public required string ContextVersion { get; init; }

    /// <summary>The id of the current stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The id of the highest stage reached; null for none.</summary>
    public string? HighestStage { get; init; }

    /// <summary>Since when he is in the current stage, in UTC.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>The latest instant at which his facts or his stage changed, in UTC; not before <see cref="EnteredAt"/>.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>How many transitions have been made; at least 0.</summary>
    public required long Sequence { get; init; }

    /// <summary>The ids of the stages entered at the instant <see cref="EnteredAt"/>, the current one included.</summary>
    public required IReadOnlyList<string> EnteredAtOnce { get; init; }

    /// <summary>What rules with a cooldown or a time to confirm remember.</summary>
    public required IReadOnlyList<RuleTimerSnapshot> Timers { get; init; }

    /// <summary>The snapshot as JSON of format 1.</summary>
    public string ToJson() => StrictJson.Write(this, LifecycleSnapshotJsonContext.Default.LifecycleSnapshot, CurrentFormat);

    /// <summary>Reads a snapshot written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is no such snapshot, and the message says why. Nothing else is thrown.</exception>
    public static LifecycleSnapshot FromJson(string json) => StrictJson.Read(
        json, LifecycleSnapshotJsonContext.Default.LifecycleSnapshot, Shape, static (snapshot, findings) => snapshot.Checked(findings), "a lifecycle snapshot", CurrentFormat);

    private LifecycleSnapshot? Checked(List<Finding> findings)
    {
        if (Problem() is not { } problem) return this;
        findings.Add(Finding.Error(FindingIds.Contradiction, string.Empty, problem, "Take a snapshot that LifecycleEngine.Capture made."));
        return null;
    }

    internal string? Problem()
    {
        if (DefinitionHash is null || ContextVersion is null || Stage is null || EnteredAtOnce is null || Timers is null) return "a member is null.";
        if (EnteredAt.UtcTicks <= 0 || ChangedAt < EnteredAt) return "the customer must have entered his stage at an instant not after the latest change.";
        if (Sequence < 0) return "the sequence is negative.";
        return EnteredAtOnce.Any(id => id is null) || Timers.Any(timer => timer?.Rule is null) ? "an id is null." : null;
    }
}
