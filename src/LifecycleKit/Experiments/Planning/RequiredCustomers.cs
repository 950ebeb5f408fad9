namespace LifecycleKit.Experiments;

/// <summary>How many customers an experiment needs, or why no number that may be had is enough.</summary>
/// <remarks><c>default</c> was never computed. Immutable and safe to share between threads.</remarks>
public readonly record struct RequiredCustomers
{
    private readonly ArmSizes _sizes;
    private readonly string? _reason;

    private RequiredCustomers(ArmSizes sizes, string? reason) => (_sizes, _reason, IsReachable) = (sizes, reason, reason is null);

    /// <summary>Whether there is a number that is enough.</summary>
    public bool IsReachable { get; }

    /// <summary>Why there is none, in words; empty when there is one.</summary>
    public string Reason => IsReachable ? string.Empty : _reason ?? "not computed";

    /// <summary>The customers of each arm.</summary>
    /// <exception cref="InvalidOperationException">No number is enough; the message gives the reason.</exception>
    public ArmSizes Sizes => IsReachable ? _sizes : throw new InvalidOperationException($"There are no sizes: {Reason}.");

    /// <summary>The customers of both arms.</summary>
    /// <exception cref="InvalidOperationException">No number is enough; the message gives the reason.</exception>
    public long Total => Sizes.Total;

    /// <summary>Reads the sizes if there are any.</summary>
    /// <param name="sizes">The customers of each arm, or nobody.</param>
    /// <returns>Whether there is a number that is enough.</returns>
    public bool TryGetSizes(out ArmSizes sizes)
    {
        sizes = _sizes;
        return IsReachable;
    }

    /// <summary>The sizes, or the reason in brackets; culture-invariant.</summary>
    public override string ToString() => IsReachable ? _sizes.ToString() : $"({Reason})";

    internal static RequiredCustomers Of(ArmSizes sizes) => new(sizes, null);

    internal static RequiredCustomers None(string reason) => new(default, reason);
}
