using System.Text.Json;

namespace LifecycleKit.Stages;

public readonly partial struct LifecycleState
{
    internal const int CurrentFormat = 1;

    private LifecycleState(LifecycleStateJson json, StateNames names)
    {
        _names = names;
        _contextVersion = json.ContextVersion;
        _stage = names.Stages.IndexOf(json.Stage);
        _highest = json.HighestStage is { } highest ? names.Stages.IndexOf(highest) : -1;
        EnteredTicks = json.EnteredAt.UtcTicks;
        AnchorTicks = json.ChangedAt.UtcTicks;
        MovedOverTicks = json.MovedOverAt.UtcTicks;
        RawDueTicks = json.NextDue?.UtcTicks ?? long.MaxValue;
        DueRule = json.NextRule is { } rule ? names.Rules.IndexOf(rule) : -1;
        Sequence = json.Sequence;
        var ticks = default(StateTicks);
        foreach (var entry in json.Entries) ticks.Set(names.Stages.IndexOf(entry.Stage), entry.At.UtcTicks);
        for (var i = 0; i < json.Timers.Count; i++)
        {
            ticks.Set(names.FiredSlot(i), json.Timers[i].FiredAt?.UtcTicks ?? 0);
            ticks.Set(names.HeldSlot(i), json.Timers[i].HeldSince?.UtcTicks ?? 0);
        }

        Ticks = ticks;
    }

    /// <summary>Returns the state as JSON of format 1.</summary>
    /// <exception cref="InvalidOperationException">The state is <c>default</c>.</exception>
    public string ToJson() => JsonSerializer.Serialize(ToData(), LifecycleStateJsonContext.Default.LifecycleStateJson);

    /// <summary>Reads a state written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid state; the message says why. No other exception is thrown.</exception>
    public static LifecycleState FromJson(string json) =>
        StrictJson.Read(
            json, LifecycleStateJsonContext.Default.LifecycleStateJson, LifecycleStateJson.Shape, static data => FromData(data),
            "a lifecycle state", CurrentFormat);

    internal LifecycleStateJson ToData() => new()
    {
        Format = CurrentFormat,
        DefinitionHash = DefinitionHash,
        ContextVersion = ContextVersion,
        Stage = Stage,
        HighestStage = HighestStage,
        EnteredAt = EnteredAt,
        ChangedAt = ChangedAt,
        MovedOverAt = MovedOverAt,
        NextDue = NextDue,
        NextRule = NextRule,
        Sequence = Sequence,
        Entries = GetEntries(),
        Timers = GetTimers(),
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    internal static LifecycleState FromData(LifecycleStateJson data)
    {
        if (data.Problem() is { } problem) throw new JsonException(problem);
        var stages = data.Entries.Select(entry => entry.Stage).Append(data.Stage);
        if (data.HighestStage is { } highest) stages = stages.Append(highest);
        var names = new StateNames(
            data.DefinitionHash,
            [.. stages.Distinct(StringComparer.Ordinal)],
            data.NextRule is { } rule ? [rule] : [],
            [.. data.Timers.Select(timer => timer.Rule)]);
        return new LifecycleState(data, names);
    }
}
