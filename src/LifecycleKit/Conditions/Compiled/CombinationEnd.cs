namespace LifecycleKit.Conditions;

/// <summary>The end of a combination, reached when none of its parts decided the answer.</summary>
/// <param name="Bit">The bit that is set when a part of the combination was unknown.</param>
/// <param name="OnKnown">The next position when no part was unknown.</param>
/// <param name="OnUnknown">The next position when the combination is unknown.</param>
/// <param name="Mark">The bit of the enclosing combination, which is set when this combination is unknown; 0 when there is no enclosing one.</param>
internal readonly record struct CombinationEnd(ulong Bit, int OnKnown, int OnUnknown, ulong Mark)
{
    public int Next(ref ulong unknowns)
    {
        if ((unknowns & Bit) == 0) return OnKnown;
        unknowns |= Mark;
        return OnUnknown;
    }
}
