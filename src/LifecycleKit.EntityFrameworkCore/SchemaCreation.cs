using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Creates the tables that are missing, as the migrations of the host would.</summary>
internal sealed class SchemaCreation(DbContext context, bool allowUntestedProvider)
{
    private readonly StoreSql _sql = StoreSql.Of(context, allowUntestedProvider);

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
        foreach (var text in await MissingAsync(check, version == 1, cancellationToken).ConfigureAwait(false))
            await connection.ExecuteAsync(text, cancellationToken).ConfigureAwait(false);
        // Also with tables of this version: a migration of the host upgrades the tables, and leaves the rows.
        await new DocumentUpgrade(connection).RunAsync(cancellationToken).ConfigureAwait(false);
        if (version == LifecycleTables.SchemaVersion) return true;
        var command = connection.Command(_sql.Schema.SetVersion).Add("@version", LifecycleTables.SchemaVersion);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Returns the statements that create the missing tables, and those that bring tables of version 1 to version 2.</summary>
    private async Task<IReadOnlyList<string>> MissingAsync(SchemaCheck check, bool isFirstVersion, CancellationToken cancellationToken)
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

        if (missing.Count == 0 && !isFirstVersion) return [];
        var all = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var operations = all.Where(operation => operation switch
        {
            EnsureSchemaOperation schema => missing.Any(table => table.Schema == schema.Name),
            CreateTableOperation table => missing.Contains((table.Name, table.Schema)),
            CreateIndexOperation index => missing.Contains((index.Table, index.Schema)),
            _ => false,
        }).ToList();
        if (isFirstVersion) operations.AddRange(Added(model, all, missing));
        return
        [
            .. context.GetService<IMigrationsSqlGenerator>().Generate(operations, model).Select(command => command.CommandText),
        ];
    }

    /// <summary>Returns the operations that add to tables of version 1 what version 2 has beside them.</summary>
    private IEnumerable<MigrationOperation> Added(
        IModel model, IReadOnlyList<MigrationOperation> all, HashSet<(string Name, string? Schema)> created)
    {
        foreach (var (name, column) in LifecycleTables.AddedColumns)
        {
            var entity = LifecycleTables.Find(context, model, name);
            var table = all.OfType<CreateTableOperation>()
                .First(one => one.Name == entity.GetTableName() && one.Schema == entity.GetSchema());
            if (!created.Contains((table.Name, table.Schema))) yield return table.Columns.First(one => one.Name == column);
        }

        foreach (var index in all.OfType<CreateIndexOperation>())
        {
            if (LifecycleTables.AddedIndexes.Contains(index.Name) && !created.Contains((index.Table, index.Schema))) yield return index;
        }
    }
}
