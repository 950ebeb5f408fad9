namespace LifecycleKit.Conditions;

/// <summary>The end of a combination of which no part decided.</summary>
/// <param name="Bit">The bit that is set when one of its parts was unknown.</param>
/// <param name="OnKnown">Where to go on when none was.</param>
/// <param name="OnUnknown">Where to go on when the combination is unknown.</param>
/// <param name="Mark">The bit of the enclosing combination, which is marked then; 0 outside of one.</param>
internal readonly record struct CombinationEnd(ulong Bit, int OnKnown, int OnUnknown, ulong Mark)
{
    public int Next(ref ulong unknowns)
    {
        if ((unknowns & Bit) == 0) return OnKnown;
        unknowns |= Mark;
        return OnUnknown;
    }
}
