using LifecycleKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

// The namespace of DatabaseFacade's other extensions, so that EnsureLifecycleSchemaAsync needs no using of its own.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Creates and upgrades the tables of LifecycleKit.</summary>
public static class LifecycleDatabaseExtensions
{
    /// <summary>
    /// Creates the tables and indexes of the store that the database does not have, and upgrades tables of an older version with their
    /// rows, in one transaction. The database itself must exist. Several hosts may call it at the same time; with tables of the present
    /// version it changes nothing. A host whose migrations contain the tables calls it once after a migration that changes them, since a
    /// migration does not upgrade rows.
    /// </summary>
    /// <param name="database">The database of a context whose model has the tables (<c>modelBuilder.AddLifecycle()</c>).</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <exception cref="InvalidOperationException">The model does not contain the tables, or a newer version of the library has
    /// upgraded them.</exception>
    /// <exception cref="NotSupportedException">The database is neither SQLite nor PostgreSQL.</exception>
    public static Task EnsureLifecycleSchemaAsync(this DatabaseFacade database, CancellationToken cancellationToken = default) =>
        database.EnsureLifecycleSchemaAsync(allowUntestedProvider: false, cancellationToken);

    /// <summary>Creates and upgrades the tables, also with a provider that is not tested.</summary>
    /// <param name="database">The database of a context whose model has the tables (<c>modelBuilder.AddLifecycle()</c>).</param>
    /// <param name="allowUntestedProvider">Whether a provider of another database is used too, as
    /// <see cref="EntityFrameworkStoreExtensions.UseEntityFrameworkStore"/> describes.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <exception cref="InvalidOperationException">The model does not contain the tables, or a newer version of the library has
    /// upgraded them.</exception>
    /// <exception cref="NotSupportedException">The database is another one, and it is not allowed.</exception>
    public static async Task EnsureLifecycleSchemaAsync(
        this DatabaseFacade database, bool allowUntestedProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var context = database.GetService<ICurrentDbContext>().Context;
        await new SchemaCreation(context, allowUntestedProvider).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
