using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>
/// A model of when customers purchase and when they drop out, in a setting without subscriptions, where dropout is not observed.
/// </summary>
/// <remarks>
/// <para>
/// The family is closed: <see cref="BgNbdModel"/>, <see cref="MbgNbdModel"/>, <see cref="ParetoNbdModel"/> and the baseline without
/// dropout, <see cref="NbdModel"/>. All times are in <see cref="Unit"/>, counted from the end of a customer's history.
/// </para>
/// <para>
/// A prediction depends on the customer and the parameters alone, and a batch gives the same results as single calls. Predictions without
/// standard error allocate nothing.
/// </para>
/// </remarks>
public abstract partial class PurchaseModel
{
    private readonly PurchaseParameters _parameters;

    private protected PurchaseModel(
        PurchaseFamily family, in PurchaseParameters parameters, TimeUnit unit, PurchaseGrain grain, ParameterCovariance? covariance)
    {
        if (unit is < TimeUnit.Day or > TimeUnit.Year)
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit must be Day, Week, Month or Year.");
        ModelParameters.RequireGrain(grain, nameof(grain));
        Family = family.For(parameters);
        _parameters = parameters;
        Unit = unit;
        Grain = grain;
        Covariance = covariance;
        Parameters = family.Describe(parameters, covariance);
    }

    /// <summary>The name in the literature, such as "BG/NBD".</summary>
    public string Name => Family.Name;

    /// <summary>The unit of the model's times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The parameters in the order of the paper; with standard errors when the model was fitted and they are known.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The covariance of the parameters, or null when it is not known; without it predictions have no standard errors.</summary>
    internal ParameterCovariance? Covariance { get; }

    /// <summary>The history of a customer who has just made the first purchase, for forecasts of new customers.</summary>
    public PurchaseHistory NewCustomer => PurchaseHistory.Create(0, 0, 0, Unit, Grain);

    internal PurchaseFamily Family { get; }

    /// <summary>The natural parameters.</summary>
    internal PurchaseParameters Natural => _parameters;

    /// <summary>Returns the name and the parameters as text; culture-invariant.</summary>
    public override string ToString() => $"{Name} ({ModelParameters.Text(Parameters)}, {Unit})";

    /// <summary>Converts a history to a row of this model.</summary>
    /// <exception cref="ArgumentException">The history's unit or grain is not the model's.</exception>
    private PurchaseRow RowOf(in PurchaseHistory history)
    {
        if (history.Unit != Unit || history.Grain != Grain) ThrowMismatch(history);
        return PurchaseRow.Of(history);
    }

    private void ThrowMismatch(in PurchaseHistory history) => throw new ArgumentException(
        $"The model has unit {Unit} and grain {Grain}, the history {history.Unit} and {history.Grain}.", nameof(history));
}
