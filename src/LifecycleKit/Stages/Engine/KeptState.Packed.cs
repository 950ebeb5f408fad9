using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

internal readonly partial struct KeptState
{
    private KeptState(StageStay stay, long anchorTicks, long dueTicks, int dueRule)
    {
        _stay = stay;
        _anchorTicks = anchorTicks;
        _dueTicks = dueTicks;
        _dueRule = dueRule;
    }

    /// <summary>Reads a state; its names and the version of its models are kept elsewhere.</summary>
    internal static KeptState Unpack(ref PackedReader from, StateNames names, string contextVersion)
    {
        var stay = StageStay.Unpack(ref from, names, contextVersion);
        return new KeptState(stay, from.Ticks(), from.Flag() ? from.Ticks() : long.MaxValue, from.Int() - 1);
    }

    internal string ContextVersion => _stay.ContextVersion;

    internal void Pack(PackedWriter to)
    {
        _stay.Pack(to);
        to.Ticks(_anchorTicks);
        to.Flag(_dueTicks != long.MaxValue);
        if (_dueTicks != long.MaxValue) to.Ticks(_dueTicks);
        to.Count(_dueRule + 1);
    }
}

internal sealed partial class StageStay
{
    private StageStay(ref PackedReader from, StateNames names, string contextVersion)
    {
        Names = names;
        ContextVersion = contextVersion;
        Stage = from.Int();
        Highest = from.Int() - 1;
        EnteredTicks = from.Ticks();
        MovedOverTicks = from.Ticks();
        Sequence = from.Number();
        _ticks = new long[from.Int()];
        for (var i = 0; i < _ticks.Length; i++) _ticks[i] = from.Ticks();
    }

    internal static StageStay Unpack(ref PackedReader from, StateNames names, string contextVersion) =>
        new(ref from, names, contextVersion);

    internal void Pack(PackedWriter to)
    {
        to.Count(Stage);
        to.Count(Highest + 1);
        to.Ticks(EnteredTicks);
        to.Ticks(MovedOverTicks);
        to.Number(Sequence);
        to.Count(_ticks.Length);
        foreach (var ticks in _ticks) to.Ticks(ticks);
    }
}
