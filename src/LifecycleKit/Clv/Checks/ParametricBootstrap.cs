using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>Refits a model to samples simulated from that model: standard errors and intervals without large-sample theory.</summary>
/// <remarks>
/// Efron and Tibshirani (1993), An Introduction to the Bootstrap, sections 6.5 and 13.3. Each replication has its own draws, and results
/// are in the order of the replications: the same seed gives the same result on any number of threads.
/// </remarks>
public static class ParametricBootstrap
{
    /// <summary>Refits a purchase model to simulated customers with the ages of its sample; in parallel.</summary>
    /// <param name="fit">The fit of the sample.</param>
    /// <param name="sample">The sample of the fit; only the ages of its customers are used.</param>
    /// <param name="replications">The number of samples that are simulated and refitted; at least 2, 200 by default. Percentiles at 0.95
    /// need 1 000 or more.</param>
    /// <param name="seed">The seed of the draws; 0 by default.</param>
    /// <param name="options">The penalty and the limits of the refits; use those of the fit. Plain maximum likelihood when null.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> or <paramref name="sample"/> is null.</exception>
    /// <exception cref="ArgumentException">The fit has no model, or belongs to another sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BootstrapResult<TModel> Of<TModel>(
        FitResult<TModel> fit,
        PurchaseSample sample,
        int replications = 200,
        ulong seed = 0,
        FitOptions? options = null,
        CancellationToken cancellationToken = default)
        where TModel : PurchaseModel
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(sample);
        if (!fit.TryGetModel(out var model)) throw new ArgumentException("The fit has no model to draw from.", nameof(fit));
        if (fit.SampleDigest != sample.Digest) throw new ArgumentException("The fit belongs to another sample.", nameof(sample));
        var ages = AgesOf(sample);
        return Of(fit, Refit, replications, seed, cancellationToken);

        FitResult<TModel> Refit(ulong draw, CancellationToken token) => PurchaseFit.Fit<TModel>(
            model.Family, PurchaseSample.Create(model.Simulate(ages, draw, token)), options, token);
    }

    /// <summary>Refits any model; in parallel.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="refit">
    /// Simulates a sample from the given seed and fits the model to that sample; called on several threads at once. Each
    /// seed is derived from <paramref name="seed"/> and the number of the replication.
    /// </param>
    /// <param name="replications">The number of samples that are simulated and refitted; at least 2, 200 by default.</param>
    /// <param name="seed">The seed of the draws; 0 by default.</param>
    /// <param name="cancellationToken">Stops between two refits; also passed to <paramref name="refit"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fit"/> or <paramref name="refit"/> is null.</exception>
    /// <exception cref="ArgumentException">The fit has no model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two replications.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BootstrapResult<TModel> Of<TModel>(
        FitResult<TModel> fit,
        Func<ulong, CancellationToken, FitResult<TModel>> refit,
        int replications = 200,
        ulong seed = 0,
        CancellationToken cancellationToken = default)
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(refit);
        if (!fit.HasModel) throw new ArgumentException("The fit has no model to draw from.", nameof(fit));
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 2);
        var refits = new FitResult<TModel>[replications];
        var source = new RandomDraws(seed);
        ParallelBlocks.ForEach(
            refits.Length,
            1,
            (from, to) =>
            {
                for (var i = from; i < to; i++) refits[i] = refit(source.Fork((ulong)i).NextBits(), cancellationToken);
            },
            cancellationToken);
        return new BootstrapResult<TModel>(fit, refits);
    }

    /// <summary>The age of each customer, ascending.</summary>
    private static double[] AgesOf(PurchaseSample sample)
    {
        var ages = new double[sample.CustomerCount];
        var (columns, at) = (sample.Columns, 0);
        for (var row = 0; row < columns.RowCount; row++)
        {
            var count = (int)columns.CountOf(row);
            Array.Fill(ages, columns.Ages[row], at, count);
            at += count;
        }

        Array.Sort(ages);
        return ages;
    }
}
