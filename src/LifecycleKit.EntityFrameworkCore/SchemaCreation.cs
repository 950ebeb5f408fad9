using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Creates the tables that are missing, as the migrations of the host would.</summary>
internal sealed class SchemaCreation(DbContext context)
{
    private readonly StoreSql _sql = StoreSql.Of(context);

    public Task RunAsync(CancellationToken cancellationToken) => context.Database.CreateExecutionStrategy().ExecuteAsync(
        this, static (_, creation, token) => creation.OnceAsync(token), null, cancellationToken);

    private async Task<bool> OnceAsync(CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Hosts that start at the same time create the tables one after another.
            await new StoreConnection(context, _sql).TransactAsync(CreateAsync, LifecycleTables.Schema, cancellationToken)
                .ConfigureAwait(false);
            return true;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> CreateAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        var check = new SchemaCheck(connection);
        var version = await check.ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        if (version > LifecycleTables.SchemaVersion) throw SchemaCheck.Newer(version);
        foreach (var text in await MissingAsync(check, cancellationToken).ConfigureAwait(false))
            await connection.ExecuteAsync(text, cancellationToken).ConfigureAwait(false);
        var command = connection.Command(_sql.AddSchemaVersion).Add("@version", LifecycleTables.SchemaVersion);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Returns the statements that create the missing tables.</summary>
    private async Task<IReadOnlyList<string>> MissingAsync(SchemaCheck check, CancellationToken cancellationToken)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var delimiter = context.GetService<ISqlGenerationHelper>();
        var missing = new HashSet<(string Name, string? Schema)>();
        foreach (var name in LifecycleTables.All)
        {
            var table = LifecycleTables.Find(context, model, name);
            var key = (Name: table.GetTableName()!, Schema: table.GetSchema());
            var inSql = delimiter.DelimitIdentifier(key.Name, key.Schema);
            if (!await check.HasTableAsync(inSql, cancellationToken).ConfigureAwait(false)) missing.Add(key);
        }

        if (missing.Count == 0) return [];
        MigrationOperation[] operations =
        [
            .. context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel())
                .Where(operation => operation switch
                {
                    EnsureSchemaOperation schema => missing.Any(table => table.Schema == schema.Name),
                    CreateTableOperation table => missing.Contains((table.Name, table.Schema)),
                    CreateIndexOperation index => missing.Contains((index.Table, index.Schema)),
                    _ => false,
                }),
        ];
        return
        [
            .. context.GetService<IMigrationsSqlGenerator>().Generate(operations, model).Select(command => command.CommandText),
        ];
    }
}
