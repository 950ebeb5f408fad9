namespace LifecycleKit.Clv;

/// <summary>A warning about a fit.</summary>
/// <param name="Kind">The kind of the warning.</param>
/// <param name="Text">The message, with the figures; English, culture-invariant.</param>
public sealed record FitWarning(FitWarningKind Kind, string Text)
{
    /// <summary>Returns <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
