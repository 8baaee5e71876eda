package dev.runnel.tck;

import dev.runnel.tck.suite.error.ApplicationCodeTopic;
import dev.runnel.tck.suite.error.ErrorTextTopic;
import dev.runnel.tck.suite.error.ErrorTopic;
import dev.runnel.tck.suite.error.HostileKeyTopic;
import dev.runnel.tck.suite.error.HostileTextTopic;
import dev.runnel.tck.suite.json.AsJsonTopic;
import dev.runnel.tck.suite.json.JsonColumnTopic;
import dev.runnel.tck.suite.lease.CloseTopic;
import dev.runnel.tck.suite.lease.ConnectionTopic;
import dev.runnel.tck.suite.lease.NestedUseTopic;
import dev.runnel.tck.suite.lease.RunningTopic;
import dev.runnel.tck.suite.model.ColumnTopic;
import dev.runnel.tck.suite.model.CompositeKeyTopic;
import dev.runnel.tck.suite.model.DbTopic;
import dev.runnel.tck.suite.model.DeferredColumnTopic;
import dev.runnel.tck.suite.model.IndexTopic;
import dev.runnel.tck.suite.model.NamesTopic;
import dev.runnel.tck.suite.model.PartitionTopic;
import dev.runnel.tck.suite.model.ReservedWordTopic;
import dev.runnel.tck.suite.model.SchemaTopic;
import dev.runnel.tck.suite.model.TypedKeyTopic;
import dev.runnel.tck.suite.page.CompositePageRowsTopic;
import dev.runnel.tck.suite.page.PageKeysTopic;
import dev.runnel.tck.suite.page.PageRowsTopic;
import dev.runnel.tck.suite.page.PageTopic;
import dev.runnel.tck.suite.page.PageTypesTopic;
import dev.runnel.tck.suite.query.ArithmeticTopic;
import dev.runnel.tck.suite.query.CompositeSubqueryRelatedTopic;
import dev.runnel.tck.suite.query.CountTopic;
import dev.runnel.tck.suite.query.FunctionTopic;
import dev.runnel.tck.suite.query.KeyConditionTopic;
import dev.runnel.tck.suite.query.OrderTopic;
import dev.runnel.tck.suite.query.PlanCacheTopic;
import dev.runnel.tck.suite.query.PredicateTopic;
import dev.runnel.tck.suite.query.QueryTopic;
import dev.runnel.tck.suite.query.SliceTopic;
import dev.runnel.tck.suite.query.StreamTopic;
import dev.runnel.tck.suite.query.SubqueryRelatedTopic;
import dev.runnel.tck.suite.query.SubqueryTopic;
import dev.runnel.tck.suite.query.SubqueryTypesTopic;
import dev.runnel.tck.suite.query.TerminalTopic;
import dev.runnel.tck.suite.query.TextTopic;
import dev.runnel.tck.suite.relation.ChainTopic;
import dev.runnel.tck.suite.relation.CompositeBoardTopic;
import dev.runnel.tck.suite.relation.CompositeChainTopic;
import dev.runnel.tck.suite.relation.CompositeEagerListTopic;
import dev.runnel.tck.suite.relation.CompositeEagerTopic;
import dev.runnel.tck.suite.relation.CompositeHasOneTopic;
import dev.runnel.tck.suite.relation.CompositeIncludeShapeTopic;
import dev.runnel.tck.suite.relation.CompositeIncludeTopic;
import dev.runnel.tck.suite.relation.CompositeLinkTopic;
import dev.runnel.tck.suite.relation.CompositeReferenceTopic;
import dev.runnel.tck.suite.relation.CompositeRelationTopic;
import dev.runnel.tck.suite.relation.CompositeScopeTopic;
import dev.runnel.tck.suite.relation.CompositeScopedTopic;
import dev.runnel.tck.suite.relation.CompositeSelfReferenceTopic;
import dev.runnel.tck.suite.relation.CompositeStatementGuardTopic;
import dev.runnel.tck.suite.relation.EagerListTopic;
import dev.runnel.tck.suite.relation.EagerTopic;
import dev.runnel.tck.suite.relation.HasOneTopic;
import dev.runnel.tck.suite.relation.IncludeShapeTopic;
import dev.runnel.tck.suite.relation.IncludeTopic;
import dev.runnel.tck.suite.relation.LinkTopic;
import dev.runnel.tck.suite.relation.PartialReferenceTopic;
import dev.runnel.tck.suite.relation.ReferenceTopic;
import dev.runnel.tck.suite.relation.RelationTopic;
import dev.runnel.tck.suite.relation.ScopedTopic;
import dev.runnel.tck.suite.relation.SelfReferenceTopic;
import dev.runnel.tck.suite.relation.SharedColumnChainTopic;
import dev.runnel.tck.suite.relation.SingleBoardTopic;
import dev.runnel.tck.suite.relation.StatementGuardTopic;
import dev.runnel.tck.suite.scenario.ClosureTableTopic;
import dev.runnel.tck.suite.scenario.TimeSeriesTopic;
import dev.runnel.tck.suite.scenario.VersionTopic;
import dev.runnel.tck.suite.select.CompositeSelectHasOneTopic;
import dev.runnel.tck.suite.select.CompositeSelectRelatedTopic;
import dev.runnel.tck.suite.select.SelectHasOneTopic;
import dev.runnel.tck.suite.select.SelectRelatedTopic;
import dev.runnel.tck.suite.select.SelectTopic;
import dev.runnel.tck.suite.transaction.BatchTopic;
import dev.runnel.tck.suite.transaction.CancelInTransactionTopic;
import dev.runnel.tck.suite.transaction.CancelTopic;
import dev.runnel.tck.suite.transaction.CursorTopic;
import dev.runnel.tck.suite.transaction.NestedTransactionTopic;
import dev.runnel.tck.suite.transaction.RowLocksTopic;
import dev.runnel.tck.suite.transaction.TransactionHandleTopic;
import dev.runnel.tck.suite.transaction.TransactionOptionsTopic;
import dev.runnel.tck.suite.transaction.TransactionTopic;
import dev.runnel.tck.suite.type.BinaryColumnTopic;
import dev.runnel.tck.suite.type.ComputedTopic;
import dev.runnel.tck.suite.type.DeclaredNumberTopic;
import dev.runnel.tck.suite.type.LibraryTypeTopic;
import dev.runnel.tck.suite.type.MappingTopic;
import dev.runnel.tck.suite.type.NarrowKeyTopic;
import dev.runnel.tck.suite.type.NewtypeTopic;
import dev.runnel.tck.suite.type.OwnTypeTopic;
import dev.runnel.tck.suite.type.PreciseTimeTopic;
import dev.runnel.tck.suite.type.StoredAsTopic;
import dev.runnel.tck.suite.type.TypeTopic;
import dev.runnel.tck.suite.type.UnsignedKeyTopic;
import dev.runnel.tck.suite.type.ValueTopic;
import dev.runnel.tck.suite.type.ViewTopic;
import dev.runnel.tck.suite.type.WideColumnTopic;
import dev.runnel.tck.suite.write.AtomicStatementTopic;
import dev.runnel.tck.suite.write.BasicCrudTopic;
import dev.runnel.tck.suite.write.BatchCreateTopic;
import dev.runnel.tck.suite.write.CompositeDraftRelatedTopic;
import dev.runnel.tck.suite.write.CompositeGuardedWriteTopic;
import dev.runnel.tck.suite.write.CompositeInsertRelatedTopic;
import dev.runnel.tck.suite.write.CompositeMutationResultTopic;
import dev.runnel.tck.suite.write.CompositeNestedCreateTopic;
import dev.runnel.tck.suite.write.CompositeReturningTopic;
import dev.runnel.tck.suite.write.CreateFunctionTopic;
import dev.runnel.tck.suite.write.CreateTopic;
import dev.runnel.tck.suite.write.DefaultTopic;
import dev.runnel.tck.suite.write.DeleteTopic;
import dev.runnel.tck.suite.write.DraftRelatedTopic;
import dev.runnel.tck.suite.write.DraftTopic;
import dev.runnel.tck.suite.write.FieldOrderTopic;
import dev.runnel.tck.suite.write.GuardedWriteTopic;
import dev.runnel.tck.suite.write.IdentityTopic;
import dev.runnel.tck.suite.write.InsertRelatedTopic;
import dev.runnel.tck.suite.write.InsertTopic;
import dev.runnel.tck.suite.write.MutationResultTopic;
import dev.runnel.tck.suite.write.NestedCreateTopic;
import dev.runnel.tck.suite.write.ReturningTopic;
import dev.runnel.tck.suite.write.UpdateTopic;
import dev.runnel.tck.suite.write.UpdatedAtTopic;
import org.junit.jupiter.api.Nested;

/**
 * The suite. A driver module adds one class:
 *
 * <pre>{@code class MemoryDriverTest extends DriverTck { MemoryDriverTest() { super(new MemoryFixture()); } }}</pre>
 *
 * What a driver declares is proven; what it does not is shown to be refused by name, without a call. No test is skipped.
 */
public abstract class DriverTck {
    private final DriverFixture fixture;

    protected DriverTck(DriverFixture fixture) {
        this.fixture = fixture;
    }

    @Nested
    class Creates extends CreateTopic {
        Creates() {
            super(fixture);
        }
    }

    @Nested
    class Drafts extends DraftTopic {
        Drafts() {
            super(fixture);
        }
    }

    @Nested
    class DraftsOfRelated extends DraftRelatedTopic {
        DraftsOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class CompositeDraftsOfRelated extends CompositeDraftRelatedTopic {
        CompositeDraftsOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class Inserts extends InsertTopic {
        Inserts() {
            super(fixture);
        }
    }

    @Nested
    class InsertsOfRelated extends InsertRelatedTopic {
        InsertsOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class CompositeInsertsOfRelated extends CompositeInsertRelatedTopic {
        CompositeInsertsOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class CompositeKeys extends CompositeKeyTopic {
        CompositeKeys() {
            super(fixture);
        }
    }

    @Nested
    class TypedKeys extends TypedKeyTopic {
        TypedKeys() {
            super(fixture);
        }
    }

    @Nested
    class Defaults extends DefaultTopic {
        Defaults() {
            super(fixture);
        }
    }

    @Nested
    class Indexes extends IndexTopic {
        Indexes() {
            super(fixture);
        }
    }

    @Nested
    class Identities extends IdentityTopic {
        Identities() {
            super(fixture);
        }
    }

    @Nested
    class Names extends NamesTopic {
        Names() {
            super(fixture);
        }
    }

    @Nested
    class Updates extends UpdateTopic {
        Updates() {
            super(fixture);
        }
    }

    @Nested
    class Returnings extends ReturningTopic {
        Returnings() {
            super(fixture);
        }
    }

    @Nested
    class CompositeReturnings extends CompositeReturningTopic {
        CompositeReturnings() {
            super(fixture);
        }
    }

    @Nested
    class GuardedWrites extends GuardedWriteTopic {
        GuardedWrites() {
            super(fixture);
        }
    }

    @Nested
    class CompositeGuardedWrites extends CompositeGuardedWriteTopic {
        CompositeGuardedWrites() {
            super(fixture);
        }
    }

    @Nested
    class TimesOfUpdates extends UpdatedAtTopic {
        TimesOfUpdates() {
            super(fixture);
        }
    }

    @Nested
    class MutationResults extends MutationResultTopic {
        MutationResults() {
            super(fixture);
        }
    }

    @Nested
    class CompositeMutationResults extends CompositeMutationResultTopic {
        CompositeMutationResults() {
            super(fixture);
        }
    }

    @Nested
    class Deletes extends DeleteTopic {
        Deletes() {
            super(fixture);
        }
    }

    @Nested
    class Predicates extends PredicateTopic {
        Predicates() {
            super(fixture);
        }
    }

    @Nested
    class Texts extends TextTopic {
        Texts() {
            super(fixture);
        }
    }

    @Nested
    class Subqueries extends SubqueryTopic {
        Subqueries() {
            super(fixture);
        }
    }

    @Nested
    class SubqueriesOfRelated extends SubqueryRelatedTopic {
        SubqueriesOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class CompositeSubqueriesOfRelated extends CompositeSubqueryRelatedTopic {
        CompositeSubqueriesOfRelated() {
            super(fixture);
        }
    }

    @Nested
    class SubqueriesOfTypes extends SubqueryTypesTopic {
        SubqueriesOfTypes() {
            super(fixture);
        }
    }

    @Nested
    class Arithmetic extends ArithmeticTopic {
        Arithmetic() {
            super(fixture);
        }
    }

    @Nested
    class KeyConditions extends KeyConditionTopic {
        KeyConditions() {
            super(fixture);
        }
    }

    @Nested
    class Counts extends CountTopic {
        Counts() {
            super(fixture);
        }
    }

    @Nested
    class Relations extends RelationTopic {
        Relations() {
            super(fixture);
        }
    }

    @Nested
    class CompositeRelations extends CompositeRelationTopic {
        CompositeRelations() {
            super(fixture);
        }
    }

    @Nested
    class Orders extends OrderTopic {
        Orders() {
            super(fixture);
        }
    }

    @Nested
    class Terminals extends TerminalTopic {
        Terminals() {
            super(fixture);
        }
    }

    @Nested
    class Includes extends IncludeTopic {
        Includes() {
            super(fixture);
        }
    }

    @Nested
    class CompositeIncludes extends CompositeIncludeTopic {
        CompositeIncludes() {
            super(fixture);
        }
    }

    @Nested
    class Scoped extends ScopedTopic {
        Scoped() {
            super(fixture);
        }
    }

    @Nested
    class CompositeScoped extends CompositeScopedTopic {
        CompositeScoped() {
            super(fixture);
        }
    }

    @Nested
    class Chain extends ChainTopic {
        Chain() {
            super(fixture);
        }
    }

    @Nested
    class CompositeChain extends CompositeChainTopic {
        CompositeChain() {
            super(fixture);
        }
    }

    @Nested
    class EagerLists extends EagerListTopic {
        EagerLists() {
            super(fixture);
        }
    }

    @Nested
    class CompositeEagerLists extends CompositeEagerListTopic {
        CompositeEagerLists() {
            super(fixture);
        }
    }

    @Nested
    class SharedColumnChains extends SharedColumnChainTopic {
        SharedColumnChains() {
            super(fixture);
        }
    }

    @Nested
    class References extends ReferenceTopic {
        References() {
            super(fixture);
        }
    }

    @Nested
    class CompositeReferences extends CompositeReferenceTopic {
        CompositeReferences() {
            super(fixture);
        }
    }

    @Nested
    class PartialReferences extends PartialReferenceTopic {
        PartialReferences() {
            super(fixture);
        }
    }

    @Nested
    class HasOne extends HasOneTopic {
        HasOne() {
            super(fixture);
        }
    }

    @Nested
    class CompositeHasOne extends CompositeHasOneTopic {
        CompositeHasOne() {
            super(fixture);
        }
    }

    @Nested
    class Eager extends EagerTopic {
        Eager() {
            super(fixture);
        }
    }

    @Nested
    class CompositeEager extends CompositeEagerTopic {
        CompositeEager() {
            super(fixture);
        }
    }

    @Nested
    class Values extends ValueTopic {
        Values() {
            super(fixture);
        }
    }

    @Nested
    class Newtypes extends NewtypeTopic {
        Newtypes() {
            super(fixture);
        }
    }

    @Nested
    class Columns extends ColumnTopic {
        Columns() {
            super(fixture);
        }
    }

    @Nested
    class ComputedValues extends ComputedTopic {
        ComputedValues() {
            super(fixture);
        }
    }

    @Nested
    class NarrowKeys extends NarrowKeyTopic {
        NarrowKeys() {
            super(fixture);
        }
    }

    @Nested
    class Types extends TypeTopic {
        Types() {
            super(fixture);
        }
    }

    @Nested
    class LibraryTypes extends LibraryTypeTopic {
        LibraryTypes() {
            super(fixture);
        }
    }

    @Nested
    class Mappings extends MappingTopic {
        Mappings() {
            super(fixture);
        }
    }

    @Nested
    class DeclaredNumbers extends DeclaredNumberTopic {
        DeclaredNumbers() {
            super(fixture);
        }
    }

    @Nested
    class BinaryColumns extends BinaryColumnTopic {
        BinaryColumns() {
            super(fixture);
        }
    }

    @Nested
    class UnsignedKeys extends UnsignedKeyTopic {
        UnsignedKeys() {
            super(fixture);
        }
    }

    @Nested
    class AsJson extends AsJsonTopic {
        AsJson() {
            super(fixture);
        }
    }

    @Nested
    class JsonColumns extends JsonColumnTopic {
        JsonColumns() {
            super(fixture);
        }
    }

    @Nested
    class StoredAs extends StoredAsTopic {
        StoredAs() {
            super(fixture);
        }
    }

    @Nested
    class PreciseTimes extends PreciseTimeTopic {
        PreciseTimes() {
            super(fixture);
        }
    }

    @Nested
    class WideColumns extends WideColumnTopic {
        WideColumns() {
            super(fixture);
        }
    }

    @Nested
    class OwnTypes extends OwnTypeTopic {
        OwnTypes() {
            super(fixture);
        }
    }

    @Nested
    class Views extends ViewTopic {
        Views() {
            super(fixture);
        }
    }

    @Nested
    class Errors extends ErrorTopic {
        Errors() {
            super(fixture);
        }
    }

    @Nested
    class ErrorTexts extends ErrorTextTopic {
        ErrorTexts() {
            super(fixture);
        }
    }

    @Nested
    class Transactions extends TransactionTopic {
        Transactions() {
            super(fixture);
        }
    }

    @Nested
    class Cancels extends CancelTopic {
        Cancels() {
            super(fixture);
        }
    }

    @Nested
    class CancelsInTransactions extends CancelInTransactionTopic {
        CancelsInTransactions() {
            super(fixture);
        }
    }

    @Nested
    class Streams extends StreamTopic {
        Streams() {
            super(fixture);
        }
    }

    @Nested
    class Cursors extends CursorTopic {
        Cursors() {
            super(fixture);
        }
    }

    @Nested
    class Pages extends PageTopic {
        Pages() {
            super(fixture);
        }
    }

    @Nested
    class SelectsRelated extends SelectRelatedTopic {
        SelectsRelated() {
            super(fixture);
        }
    }

    @Nested
    class CompositeSelectsRelated extends CompositeSelectRelatedTopic {
        CompositeSelectsRelated() {
            super(fixture);
        }
    }

    @Nested
    class SelectsHasOne extends SelectHasOneTopic {
        SelectsHasOne() {
            super(fixture);
        }
    }

    @Nested
    class CompositeSelectsHasOne extends CompositeSelectHasOneTopic {
        CompositeSelectsHasOne() {
            super(fixture);
        }
    }

    @Nested
    class PagesOverKeys extends PageKeysTopic {
        PagesOverKeys() {
            super(fixture);
        }
    }

    @Nested
    class PagesOfMovingRows extends PageRowsTopic {
        PagesOfMovingRows() {
            super(fixture);
        }
    }

    @Nested
    class CompositePagesOfMovingRows extends CompositePageRowsTopic {
        CompositePagesOfMovingRows() {
            super(fixture);
        }
    }

    @Nested
    class PagesOfTypes extends PageTypesTopic {
        PagesOfTypes() {
            super(fixture);
        }
    }

    @Nested
    class Slices extends SliceTopic {
        Slices() {
            super(fixture);
        }
    }

    @Nested
    class Selects extends SelectTopic {
        Selects() {
            super(fixture);
        }
    }

    @Nested
    class ApplicationCode extends ApplicationCodeTopic {
        ApplicationCode() {
            super(fixture);
        }
    }

    @Nested
    class HostileKeys extends HostileKeyTopic {
        HostileKeys() {
            super(fixture);
        }
    }

    @Nested
    class HostileTexts extends HostileTextTopic {
        HostileTexts() {
            super(fixture);
        }
    }

    @Nested
    class Schemas extends SchemaTopic {
        Schemas() {
            super(fixture);
        }
    }

    @Nested
    class ReservedWords extends ReservedWordTopic {
        ReservedWords() {
            super(fixture);
        }
    }

    @Nested
    class StatementGuards extends StatementGuardTopic {
        StatementGuards() {
            super(fixture);
        }
    }

    @Nested
    class CompositeStatementGuards extends CompositeStatementGuardTopic {
        CompositeStatementGuards() {
            super(fixture);
        }
    }

    @Nested
    class Databases extends DbTopic {
        Databases() {
            super(fixture);
        }
    }

    @Nested
    class Plans extends PlanCacheTopic {
        Plans() {
            super(fixture);
        }
    }

    @Nested
    class BasicCrud extends BasicCrudTopic {
        BasicCrud() {
            super(fixture);
        }
    }

    @Nested
    class BatchCreates extends BatchCreateTopic {
        BatchCreates() {
            super(fixture);
        }
    }

    @Nested
    class FieldOrder extends FieldOrderTopic {
        FieldOrder() {
            super(fixture);
        }
    }

    @Nested
    class DeferredColumns extends DeferredColumnTopic {
        DeferredColumns() {
            super(fixture);
        }
    }

    @Nested
    class SelfReferences extends SelfReferenceTopic {
        SelfReferences() {
            super(fixture);
        }
    }

    @Nested
    class CompositeSelfReferences extends CompositeSelfReferenceTopic {
        CompositeSelfReferences() {
            super(fixture);
        }
    }

    @Nested
    class IncludeShapes extends IncludeShapeTopic {
        IncludeShapes() {
            super(fixture);
        }
    }

    @Nested
    class CompositeIncludeShapes extends CompositeIncludeShapeTopic {
        CompositeIncludeShapes() {
            super(fixture);
        }
    }

    @Nested
    class NestedCreates extends NestedCreateTopic {
        NestedCreates() {
            super(fixture);
        }
    }

    @Nested
    class CompositeNestedCreates extends CompositeNestedCreateTopic {
        CompositeNestedCreates() {
            super(fixture);
        }
    }

    @Nested
    class Queries extends QueryTopic {
        Queries() {
            super(fixture);
        }
    }

    @Nested
    class RelationsOverKeys extends SingleBoardTopic {
        RelationsOverKeys() {
            super(fixture);
        }
    }

    @Nested
    class RelationsOverCompositeKeys extends CompositeBoardTopic {
        RelationsOverCompositeKeys() {
            super(fixture);
        }
    }

    @Nested
    class Partitions extends PartitionTopic {
        Partitions() {
            super(fixture);
        }
    }

    @Nested
    class Links extends LinkTopic {
        Links() {
            super(fixture);
        }
    }

    @Nested
    class CompositeLinks extends CompositeLinkTopic {
        CompositeLinks() {
            super(fixture);
        }
    }

    @Nested
    class CompositeScopes extends CompositeScopeTopic {
        CompositeScopes() {
            super(fixture);
        }
    }

    @Nested
    class TimeSeries extends TimeSeriesTopic {
        TimeSeries() {
            super(fixture);
        }
    }

    @Nested
    class ClosureTables extends ClosureTableTopic {
        ClosureTables() {
            super(fixture);
        }
    }

    @Nested
    class Versioned extends VersionTopic {
        Versioned() {
            super(fixture);
        }
    }

    @Nested
    class NestedTransactions extends NestedTransactionTopic {
        NestedTransactions() {
            super(fixture);
        }
    }

    @Nested
    class TransactionForms extends TransactionOptionsTopic {
        TransactionForms() {
            super(fixture);
        }
    }

    @Nested
    class RowLocks extends RowLocksTopic {
        RowLocks() {
            super(fixture);
        }
    }

    @Nested
    class Functions extends FunctionTopic {
        Functions() {
            super(fixture);
        }
    }

    @Nested
    class CreateFunctions extends CreateFunctionTopic {
        CreateFunctions() {
            super(fixture);
        }
    }

    @Nested
    class Batches extends BatchTopic {
        Batches() {
            super(fixture);
        }
    }

    @Nested
    class AtomicStatements extends AtomicStatementTopic {
        AtomicStatements() {
            super(fixture);
        }
    }

    @Nested
    class RunningPrograms extends RunningTopic {
        RunningPrograms() {
            super(fixture);
        }
    }

    @Nested
    class Closes extends CloseTopic {
        Closes() {
            super(fixture);
        }
    }

    @Nested
    class Connections extends ConnectionTopic {
        Connections() {
            super(fixture);
        }
    }

    @Nested
    class NestedUse extends NestedUseTopic {
        NestedUse() {
            super(fixture);
        }
    }

    @Nested
    class TransactionHandles extends TransactionHandleTopic {
        TransactionHandles() {
            super(fixture);
        }
    }
}
