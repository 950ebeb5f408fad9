using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

public abstract partial class PurchaseModel
{
    /// <summary>Draws customers from this model and returns the history of each up to an age.</summary>
    /// <param name="ages">The age T of each customer at which the history ends, in <see cref="Unit"/>; finite and at least 0.</param>
    /// <param name="seed">
    /// The seed of the draws. A customer's draws depend on the seed and the index in <paramref name="ages"/> alone, not on the other
    /// customers, the number of threads or the machine.
    /// </param>
    /// <param name="cancellationToken">Stops between two blocks of customers.</param>
    /// <returns>The histories, in the order of the ages; without spend.</returns>
    /// <remarks>Times are drawn from the model and not rounded to days, whatever the grain.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative, infinite or NaN.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public PurchaseHistory[] Simulate(ReadOnlySpan<double> ages, ulong seed, CancellationToken cancellationToken = default) =>
        Draw(ages, seed, HistoryOf, cancellationToken);

    /// <summary>Draws customers from this model and returns the times of their repeat purchases.</summary>
    /// <param name="ages">The age of each customer at which to stop, in <see cref="Unit"/>; finite and at least 0.</param>
    /// <param name="seed">The seed of the draws; gives the same customers as <see cref="Simulate"/> with this seed.</param>
    /// <param name="cancellationToken">Stops between two blocks of customers.</param>
    /// <returns>
    /// For each age the times of the repeat purchases in (0, age], ascending, counted from the first purchase at 0, which is not
    /// included. A customer's purchases up to an age are the same for every later age.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative, infinite or NaN.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public double[][] SimulateTimes(ReadOnlySpan<double> ages, ulong seed, CancellationToken cancellationToken = default) =>
        Draw(ages, seed, (times, _) => times.ToArray(), cancellationToken);

    private PurchaseHistory HistoryOf(List<double> times, double age) =>
        PurchaseHistory.Create(times.Count, times.Count > 0 ? times[^1] : 0, age, Unit, Grain);

    private T[] Draw<T>(ReadOnlySpan<double> ages, ulong seed, Func<List<double>, double, T> result, CancellationToken cancellationToken)
    {
        var until = ages.ToArray();
        foreach (var age in until) RequireFinite(age, nameof(ages));
        cancellationToken.ThrowIfCancellationRequested();
        var drawn = new T[until.Length];
        var source = new RandomDraws(seed);
        ParallelBlocks.ForEach(
            until.Length,
            BlockLength,
            (from, to) =>
            {
                var times = new List<double>();
                for (var customer = from; customer < to; customer++)
                {
                    times.Clear();
                    var draws = source.Fork((ulong)customer);
                    Family.Simulate(_parameters, until[customer], ref draws, times);
                    drawn[customer] = result(times, until[customer]);
                }
            },
            cancellationToken);
        return drawn;
    }
}
