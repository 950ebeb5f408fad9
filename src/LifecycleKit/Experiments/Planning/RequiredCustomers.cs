namespace LifecycleKit.Experiments;

/// <summary>The number of customers that an experiment needs, or the reason why the available customers are not enough.</summary>
/// <remarks><c>default</c> is a result that was never computed.</remarks>
public readonly record struct RequiredCustomers
{
    private readonly ArmSizes _sizes;
    private readonly string? _reason;

    private RequiredCustomers(ArmSizes sizes, string? reason)
    {
        _sizes = sizes;
        _reason = reason;
        IsReachable = reason is null;
    }

    /// <summary>Indicates whether a number of customers is enough.</summary>
    public bool IsReachable { get; }

    /// <summary>The reason why no number is enough; empty when one is.</summary>
    public string Reason => IsReachable ? string.Empty : _reason ?? "not computed";

    /// <summary>The sizes of the arms.</summary>
    /// <exception cref="InvalidOperationException">No number is enough; the message gives the reason.</exception>
    public ArmSizes Sizes => IsReachable ? _sizes : throw new InvalidOperationException($"There are no sizes: {Reason}.");

    /// <summary>The number of customers of both arms.</summary>
    /// <exception cref="InvalidOperationException">No number is enough; the message gives the reason.</exception>
    public long Total => Sizes.Total;

    /// <summary>Gets the sizes, if there are any.</summary>
    /// <param name="sizes">The sizes of the arms; <c>default</c> without a result.</param>
    /// <returns>True when a number of customers is enough.</returns>
    public bool TryGetSizes(out ArmSizes sizes)
    {
        sizes = _sizes;
        return IsReachable;
    }

    /// <summary>The sizes, or the reason in parentheses; culture-invariant.</summary>
    public override string ToString() => IsReachable ? _sizes.ToString() : $"({Reason})";

    internal static RequiredCustomers Of(ArmSizes sizes) => new(sizes, null);

    internal static RequiredCustomers None(string reason) => new(default, reason);
}
