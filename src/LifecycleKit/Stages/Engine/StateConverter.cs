namespace LifecycleKit.Stages;

/// <summary>
/// Opens states as buffers of an engine, and closes them: by index when the engine made the state, otherwise by id.
/// </summary>
internal sealed class StateConverter
{
    private readonly LifecycleDefinition _definition;
    private readonly Stage[] _stages;
    private readonly StateNames _names;
    private readonly string _contextVersion;

    public StateConverter(LifecycleDefinition definition, string contextVersion)
    {
        _definition = definition;
        _stages = [.. definition.Stages];
        _names = StateNames.Of(definition);
        _contextVersion = contextVersion;
    }

    public LifecycleState Close(in StateBuffer buffer) => new(buffer, _names, _contextVersion);

    /// <summary>Whether the state was made under the same definition and models.</summary>
    public bool IsOfThisVersion(in LifecycleState state) =>
        (ReferenceEquals(state.Names, _names) || string.Equals(state.DefinitionHash, _names.DefinitionHash, StringComparison.Ordinal))
        && string.Equals(state.ContextVersion, _contextVersion, StringComparison.Ordinal);

    /// <summary>Opens a state of this version exactly as it was closed.</summary>
    /// <remarks>Writes each part in place, since a state has some hundred bytes and every event opens one.</remarks>
    public void Open(in LifecycleState state, out StateBuffer buffer)
    {
        buffer.EnteredTicks = state.EnteredTicks;
        buffer.EnteredBits = 0;
        buffer.AnchorTicks = state.AnchorTicks;
        buffer.DueTicks = state.DueTicks;
        buffer.Sequence = state.Sequence;
        buffer.MovedOverTicks = state.MovedOverTicks;
        if (ReferenceEquals(state.Names, _names))
        {
            buffer.Stage = _stages[state.StageIndex];
            buffer.HighestStage = state.HighestIndex < 0 ? null : _stages[state.HighestIndex];
            buffer.DueRule = state.DueRule;
            buffer.Ticks = state.Ticks;
            return;
        }

        buffer.Stage = FindStage(state.Stage, out _);
        buffer.HighestStage = state.HighestStage is { } highest ? FindStage(highest, out _) : null;
        buffer.DueRule = state.NextRule is { } rule ? _names.Rules.IndexOf(rule) : -1;
        buffer.Ticks = default;
        Translate(state, ref buffer);
    }

    /// <summary>
    /// Opens a state of another version from an instant on. Stages are found by id or by former id; otherwise the fallback stage is used.
    /// The caller must find the due instant.
    /// </summary>
    public StateBuffer MoveOver(in LifecycleState state, long atTicks)
    {
        var stage = FindStage(state.Stage, out var origin);
        var buffer = new StateBuffer { EnteredTicks = state.EnteredTicks, AnchorTicks = state.AnchorTicks, Sequence = state.Sequence };
        Translate(state, ref buffer);
        var highest = state.HighestStage is { } reached && FindStage(reached, out var found) is var known && found != StageOrigin.Fallback
            ? known : null;
        // Entering sets the anchor and the highest stage; the highest stage reached before counts if it is not lower.
        buffer.Enter(stage, origin == StageOrigin.Fallback ? atTicks : state.EnteredTicks);
        if (highest is not null && !(highest.Rank < buffer.HighestStage?.Rank)) buffer.HighestStage = highest;
        buffer.AnchorTicks = atTicks;
        buffer.EnteredBits = 0;
        buffer.MovedOverTicks = atTicks;
        buffer.DueTicks = long.MaxValue;
        buffer.DueRule = -1;
        return buffer;
    }

    /// <summary>Returns the stage of this definition for the id of a stage of any version.</summary>
    public Stage FindStage(string id, out StageOrigin origin)
    {
        origin = StageOrigin.Same;
        if (_definition.FindStage(id) is { } same) return same;
        origin = StageOrigin.Renamed;
        foreach (var stage in _stages)
        {
            if (stage.RenamedFrom.Contains(id)) return stage;
        }

        origin = StageOrigin.Fallback;
        return _definition.FallbackStage;
    }

    /// <summary>Copies the entries and timers of the stages and rules that this definition has.</summary>
    private void Translate(in LifecycleState state, ref StateBuffer buffer)
    {
        var names = state.Names!;
        for (var i = 0; i < names.Stages.Length; i++)
        {
            if (state.Ticks[i] is not (var ticks and > 0)) continue;
            var stage = FindStage(names.Stages[i], out var origin);
            if (origin != StageOrigin.Fallback) buffer.Ticks.Set(stage.Index, Math.Max(ticks, buffer.Ticks[stage.Index]));
        }

        var timed = names.TimedRules;
        for (var i = 0; i < timed.Length; i++)
        {
            foreach (var rule in _definition.Rules)
            {
                if (rule.Timer < 0 || !string.Equals(rule.Id, timed[i], StringComparison.Ordinal)) continue;
                if (rule.Cooldown > TimeSpan.Zero) buffer.Ticks.Set(_names.FiredSlot(rule.Timer), state.Ticks[names.FiredSlot(i)]);
                if (rule.ConfirmFor > TimeSpan.Zero) buffer.Ticks.Set(_names.HeldSlot(rule.Timer), state.Ticks[names.HeldSlot(i)]);
            }
        }
    }
}

/// <summary>How the stage of a stored customer was found in a definition.</summary>
internal enum StageOrigin
{
    /// <summary>By its id.</summary>
    Same = 0,

    /// <summary>By an id that the stage had in an earlier version.</summary>
    Renamed = 1,

    /// <summary>Not found; the customer is in the fallback stage.</summary>
    Fallback = 2,
}
