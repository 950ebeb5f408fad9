using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>The contract of <see cref="ICustomerStore"/>, as named checks that run in every test framework.</summary>
/// <remarks>
/// Each check makes a store of its own and disposes of it when the store is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>.
/// </remarks>
public sealed class CustomerStoreContract
{
    private static readonly ImmutableArray<ContractCheck> All =
    [
        .. LoadingChecks.All, .. SavingChecks.All, .. ConflictChecks.All, .. OrderOwnerChecks.All, .. SeenChecks.All, .. KeyChecks.All,
        .. ShopChecks.All, .. DueChecks.All, .. LeaseChecks.All, .. OutdatedChecks.All, .. ListingChecks.All, .. PendingChecks.All,
        .. PendingLeaseChecks.All, .. ForwardingChecks.All, .. AppliedPendingChecks.All,
        .. PublicationChecks.All, .. SecretChecks.All, .. ArgumentChecks.All,
        .. CancellationChecks.All, .. ConcurrencyChecks.All, .. ValueChecks.All, .. SizeChecks.All, .. DeliveryChecks.All,
        .. DeliveryLeaseChecks.All, .. ParkingChecks.All, .. ReadingChecks.All, .. StuckChecks.All, .. BacklogChecks.All,
        .. PlayCountChecks.All, .. BatchChecks.All, .. AudienceChecks.All, .. AudiencePastChecks.All, .. ErasureChecks.All,
        .. TombstoneChecks.All, .. ExportChecks.All, .. TogetherChecks.All, .. ReopeningChecks.All,
    ];

    private readonly Func<CancellationToken, ValueTask<ICustomerStore>> _create;
    private readonly Func<ICustomerStore, CancellationToken, ValueTask<ICustomerStore>>? _reopen;

    /// <summary>Creates the contract for one kind of store.</summary>
    /// <param name="create">Creates an empty store, whose content no other store shares.</param>
    /// <param name="reopen">Closes a store and opens a new one over the same content, as a restarted process does; null for a store that
    /// loses its content with the process. Without it the checks "reopening/…" do nothing.</param>
    public CustomerStoreContract(
        Func<CancellationToken, ValueTask<ICustomerStore>> create,
        Func<ICustomerStore, CancellationToken, ValueTask<ICustomerStore>>? reopen = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
        _reopen = reopen;
    }

    /// <summary>The names of all checks, in the order of <see cref="CheckAllAsync"/>. A name has the form "theme/rule".</summary>
    public static IReadOnlyList<string> Checks { get; } = [.. All.Select(check => check.Name)];

    /// <summary>Runs one check.</summary>
    /// <param name="name">A name of <see cref="Checks"/>.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    /// <exception cref="ContractViolationException">The store breaks a rule, or throws an exception.</exception>
    public async Task CheckAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var check = All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"There is no check '{name}'. Use a name of CustomerStoreContract.Checks.", nameof(name));
        await RunAsync(check, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs all checks, one after another.</summary>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="ContractViolationException">The store breaks rules; the exception lists the first violation of each
    /// check.</exception>
    public async Task CheckAllAsync(CancellationToken cancellationToken = default)
    {
        var violations = ImmutableArray.CreateBuilder<ContractViolation>();
        foreach (var check in All)
        {
            try
            {
                await RunAsync(check, cancellationToken).ConfigureAwait(false);
            }
            catch (ContractViolationException error)
            {
                violations.AddRange(error.Violations);
            }
        }

        if (violations.Count > 0) throw new ContractViolationException(violations.ToImmutable());
    }

    private async Task RunAsync(ContractCheck check, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // On the thread pool: a check never waits for the thread of a test framework.
            await Task.Run(() => RunOnStoreAsync(check, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (ContractViolationException)
        {
            throw;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var violation = new ContractViolation(check.Name, "no exception", $"{error.GetType().Name}: {error.Message}");
            throw new ContractViolationException([violation], error);
        }
    }

    private async Task RunOnStoreAsync(ContractCheck check, CancellationToken cancellationToken)
    {
        if (check.NeedsReopening && _reopen is null) return;
        var run = new CheckRun(check.Name, await _create(cancellationToken).ConfigureAwait(false), _reopen, cancellationToken);
        await using (run.ConfigureAwait(false)) await check.Run(run).ConfigureAwait(false);
    }
}
