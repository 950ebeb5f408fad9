using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>Acts before or after the commits of a host.</summary>
internal sealed class CommitInterceptor : DbTransactionInterceptor
{
    /// <summary>Called before each commit.</summary>
    public Func<Task>? Committing { get; set; }

    /// <summary>Called after each commit that succeeded.</summary>
    public Func<Task>? Committed { get; set; }

    /// <summary>The number of transactions that were committed.</summary>
    public int CommitCount { get; private set; }

    /// <summary>Adds the interceptor to a context, and a strategy that tries again after a <see cref="TimeoutException"/>.</summary>
    public void Configure(DbContextOptionsBuilder options) =>
        options.AddInterceptors(this).ReplaceService<IExecutionStrategyFactory, RetryingStrategyFactory>();

    /// <summary>Lets the next call of an event of this class fail with a transient error.</summary>
    public static Func<Task> FailOnce()
    {
        var isFailed = false;
        return () =>
        {
            if (isFailed) return Task.CompletedTask;
            isFailed = true;
            return Task.FromException(new TimeoutException("The connection was lost."));
        };
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Committing is { } call) await call();
        return result;
    }

    public override async Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        CommitCount++;
        if (Committed is { } call) await call();
    }

    private sealed class RetryingStrategyFactory(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
    {
        public IExecutionStrategy Create() => new RetryingStrategy(dependencies);
    }

    private sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 2, maxRetryDelay: TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;
    }
}
