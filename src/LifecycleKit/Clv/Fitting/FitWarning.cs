namespace LifecycleKit.Clv;

/// <summary>Something that a reader of a fit should know, in words.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">A sentence with the figures in it; English, culture-invariant.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record FitWarning(FitWarningKind Kind, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
