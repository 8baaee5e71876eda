package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.ServerClock;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations by name, one at a time: each sees all writes of the earlier ones. */
public final class Operations {
    private final Map<String, Operation> byName = new HashMap<>();

    public Operations(Catalog catalog, ServerClock clock) {
        TableOperations tables = new TableOperations(catalog);
        byName.put("CreateTable", tables::create);
        byName.put("DescribeTable", tables::describe);
        byName.put("ListTables", tables::list);
        byName.put("DeleteTable", tables::delete);
        ItemReads reads = new ItemReads(catalog);
        byName.put("GetItem", reads::get);
        byName.put("BatchGetItem", reads::batchGet);
        byName.put("TransactGetItems", reads::transactGet);
        Queries queries = new Queries(catalog);
        byName.put("Query", queries::query);
        byName.put("Scan", queries::scan);
        ItemWrites writes = new ItemWrites(catalog);
        byName.put("PutItem", writes::put);
        byName.put("UpdateItem", writes::update);
        byName.put("DeleteItem", writes::delete);
        byName.put("BatchWriteItem", new BatchWrites(catalog)::write);
        byName.put("TransactWriteItems", new Transactions(catalog, writes, clock)::write);
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    /** Runs an operation alone. */
    public synchronized ObjectNode run(String name, JsonNode request) {
        Operation operation = byName.get(name);
        if (operation == null) {
            throw new ServiceException(ErrorType.UNKNOWN_OPERATION, "The operation is unknown: " + name);
        }
        return operation.run(request);
    }
}
