namespace LifecycleKit.Conditions;

/// <summary>Where to go on, by whether a number lies within bounds.</summary>
internal readonly record struct LeafJump(long Low, ulong Width, int OnInside, int OnOutside, int Slot)
{
    public bool Includes(long value) => unchecked((ulong)(value - Low)) <= Width;
}
