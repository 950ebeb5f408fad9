using LifecycleKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

// The namespace of DatabaseFacade's other extensions, so that EnsureLifecycleSchemaAsync needs no using of its own.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Creates and upgrades the tables of LifecycleKit.</summary>
public static class LifecycleDatabaseExtensions
{
    /// <summary>
    /// Creates the tables and indexes of the store that the database does not have, and upgrades tables of an older version. The database
    /// itself must exist. Several hosts may call it at the same time; with tables of the present version it changes nothing. A host whose
    /// migrations contain the tables does not need it.
    /// </summary>
    /// <param name="database">The database of a context whose model has the tables (<c>modelBuilder.AddLifecycle()</c>).</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <exception cref="InvalidOperationException">The model does not contain the tables, or a newer version of the library has
    /// upgraded them.</exception>
    /// <exception cref="NotSupportedException">The database is neither SQLite nor PostgreSQL.</exception>
    public static async Task EnsureLifecycleSchemaAsync(this DatabaseFacade database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var context = database.GetService<ICurrentDbContext>().Context;
        await new SchemaCreation(context).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
