namespace LifecycleKit.Conditions;

/// <summary>The next positions of a leaf for a number inside and outside its bounds.</summary>
internal readonly record struct LeafJump(long Low, ulong Width, int OnInside, int OnOutside, int Slot)
{
    public bool Includes(long value) => unchecked((ulong)(value - Low)) <= Width;
}
